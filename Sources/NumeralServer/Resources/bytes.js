// Bytes that come as one string of base64.

/** The bytes of a glyph, or of a map over one. */
export function bytes(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
