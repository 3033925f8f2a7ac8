/** One thing that fails for a while, as a database does; what comes back ends it. */
export function away<Store extends object>(store: Store, method: keyof Store): () => void {
  const working = store[method];
  Object.assign(store, { [method]: () => Promise.reject(new Error('away')) });
  return () => Object.assign(store, { [method]: working });
}
