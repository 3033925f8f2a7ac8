export type DeskFault =
  | 'dialogue_failed'
  | 'turn_failed'
  | 'bodies_full'
  | 'documents_busy'
  | 'document_too_large'
  | 'document_failed';
