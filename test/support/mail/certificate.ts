/** A certificate for `localhost`, and its key: good for tests on this machine and for nothing else. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBGjCBzaADAgECAhQGDt2BmaseDFMozd/Gkjmy55e5JjAFBgMrZXAwFzEVMBMG
A1UEAwwMVmlzc2xhIHRlc3RzMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAw
MDAwWjAXMRUwEwYDVQQDDAxWaXNzbGEgdGVzdHMwKjAFBgMrZXADIQBpK7cvtjD2
DU76f11Pcv8pnJ7o23xx1NYJE3Y2vzIfuqMpMCcwDwYDVR0TAQH/BAUwAwEB/zAU
BgNVHREEDTALgglsb2NhbGhvc3QwBQYDK2VwA0EAafLuAuCBEHhxrsXZ0Afh1dnt
xn9ZJKhr0OsEoz0eAweFyoTDHqROTVDGNLNhJa6ollnjdTjTemiCgKCmcgQtAg==
-----END CERTIFICATE-----
`;
export const key = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIOmbUp89vyvbH6H0+JD9dbLKtwYTa1KIr7Oiwedk2JIm
-----END PRIVATE KEY-----
`;
