import { wordsOf } from './words';

/** Last words of abstractions behind which something outside stands. */
export const PORT_WORDS = new Set(
  'port gateway repository repo notifier notifications sender publisher storage store provider client mailer transport uploader fetcher'.split(
    ' ',
  ),
);

/** Words of classes that fill an abstraction in with something outside, or in its place. */
export const ADAPTER_WORDS = new Set(
  (
    'adapter impl sql sqlite postgres postgresql mysql mongo mongodb redis http rest grpc smtp email mail sms s3 aws gcp kafka rabbit ' +
    'memory fake stub console file filesystem disk prisma mongoose typeorm drizzle knex sqlalchemy django orm stripe twilio sendgrid ' +
    'firebase slack bcrypt jwt axios fetch local noop'
  ).split(' '),
);

/** Folders, and parts of file names, of the inside of a program. */
export const INNER_FOLDERS = new Set(
  'port domain core application app usecase usecases interactor entity entities interface'.split(' '),
);

/** Those of what meets the outside. */
export const OUTER_FOLDERS = new Set(
  'adapter infrastructure infra gateway persistence database db driver external impl implementation technology secondary output repository repositories repo repos storage provider integration client data'.split(
    ' ',
  ),
);

/** Whether one of the folders of a module, or its file, is called by one of these words. */
export function isInFolder(module: string, words: ReadonlySet<string>): boolean {
  return module
    .replace(/\.\w+$/, '')
    .split('/')
    .some(part =>
      wordsOf(part).some(word => words.has(word) || (word.endsWith('s') && words.has(word.slice(0, -1)))),
    );
}
