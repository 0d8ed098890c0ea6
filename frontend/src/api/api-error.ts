/** A request that was refused or got no answer, as the problem document that the API sends. */
import type { Problem } from './generated';

export class ApiError extends Error implements Problem {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: Problem['instance'];
  readonly errors: NonNullable<Problem['errors']>;
  readonly findings: NonNullable<Problem['findings']>;
  readonly servers: NonNullable<Problem['servers']>;
  readonly users: NonNullable<Problem['users']>;
  readonly offer: Problem['offer'];
  readonly location: Problem['location'];
  readonly why: Problem['why'];

  constructor(
    problem: Problem,
    /** How long the server wants to be left alone. */
    readonly retryAfterSeconds?: number,
  ) {
    super(problem.detail);
    this.name = 'ApiError';
    this.title = problem.title;
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.instance = problem.instance;
    this.errors = problem.errors ?? [];
    this.findings = problem.findings ?? [];
    this.servers = problem.servers ?? [];
    this.users = problem.users ?? [];
    this.offer = problem.offer;
    this.location = problem.location;
    this.why = problem.why;
  }
}

const NO_ANSWER = 'NO_ANSWER';

/** Of what the client caught; a request that was given up stays what it is. */
export function apiErrorOf(error: unknown, response: Response | undefined): unknown {
  if (error instanceof DOMException && error.name === 'AbortError') return error;
  if (!response) return new ApiError(noAnswer);
  return new ApiError(isProblem(error) ? error : unspoken(response), retryAfter(response));
}

const noAnswer: Problem = {
  title: 'No answer',
  status: 0,
  code: NO_ANSWER,
  detail: 'The server could not be reached. Check the connection, then try again.',
};

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}

/** Something before the API has answered: API Gateway, CloudFront, or a proxy. */
function unspoken({ status, statusText }: Response): Problem {
  return {
    title: statusText || `Status ${status}`,
    status,
    code: `HTTP_${status}`,
    detail:
      status === 429
        ? 'Too many requests at once. Wait a moment, then try again.'
        : `The server answered with status ${status} and gave no reason. Try again in a moment.`,
  };
}

function retryAfter({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}
