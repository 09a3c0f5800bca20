// What may be logged of an error. Errors of HTTP clients carry the whole request with them: its body is what people
// said, its headers hold tokens.

export interface ErrorFacts {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
  readonly statusCode?: number;
  readonly stack?: string;
  readonly cause?: ErrorFacts;
}

export function factsOf(error: unknown): ErrorFacts {
  if (!(error instanceof Error))
    return { name: typeof error, message: 'Something that is no Error was thrown' };
  const { name, message, stack, cause } = error;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return {
    name,
    message,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof statusCode === 'number' && { statusCode }),
    ...(stack && { stack }),
    ...(cause instanceof Error && { cause: factsOf(cause) }),
  };
}
