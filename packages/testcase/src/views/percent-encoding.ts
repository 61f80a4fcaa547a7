/** The text in percent encoding; `undefined` for half of a surrogate pair, which has none. */
export function percentEncoded(text: string): string | undefined {
  return inEncoding(() => encodeURIComponent(text));
}

/** What the percent encoding stands for; `undefined` when it is malformed. */
export function percentDecoded(text: string): string | undefined {
  return inEncoding(() => decodeURIComponent(text));
}

function inEncoding(convert: () => string): string | undefined {
  try {
    return convert();
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
