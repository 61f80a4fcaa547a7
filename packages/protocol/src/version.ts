/** Version of every DTO in this package. A reader rejects any other. */
export const PROTOCOL_VERSION = 1;
export type ProtocolVersion = typeof PROTOCOL_VERSION;
