/** What a library, or a part of the platform, is for. */
export type LibraryKind = 'database' | 'network' | 'messaging' | 'files' | 'service' | 'web' | 'interface';

/** First parts of dotted names, by what they are for. Scoped packages of npm may stand as `@scope/`. */
const KINDS: Readonly<Record<LibraryKind, string>> = {
  database: `sqlalchemy sqlmodel psycopg psycopg2 asyncpg pymongo motor mongoengine beanie odmantic peewee tortoise pony
    databases sqlite3 aiosqlite pymysql MySQLdb mysql aiomysql cx_Oracle oracledb pyodbc cassandra neo4j elasticsearch
    opensearchpy influxdb_client redis aioredis tinydb alembic django.db edgedb duckdb
    typeorm mongoose mongodb pg mysql2 sequelize sequelize-typescript knex objection slonik drizzle-orm better-sqlite3
    sqlite sqlite3 ioredis lowdb nedb kysely postgres nestjs-slonik @prisma/ @mikro-orm/ @nestjs/typeorm
    @nestjs/mongoose @nestjs/sequelize @typegoose/ @elastic/ @databases/ pg-promise neo4j-driver cassandra-driver
    node:sqlite knexjs dexie pouchdb rxdb`,
  network: `requests httpx aiohttp urllib urllib3 http socket ftplib imaplib poplib smtplib telnetlib paramiko grpc
    websockets websocket zeep xmlrpc aiosmtplib
    axios node-fetch got superagent undici ky ws socket.io socket.io-client nodemailer node:http node:https node:http2
    node:net node:dgram node:tls node:dns net https dgram @nestjs/axios @grpc/ ssh2 cross-fetch isomorphic-fetch
    vscode-jsonrpc`,
  messaging: `pika kafka aiokafka confluent_kafka kombu celery nats stomp paho rq dramatiq aio_pika faststream
    amqplib kafkajs bull bullmq @nestjs/microservices @nestjs/bull @nestjs/bullmq mqtt nats.ws agenda amqp-connection-manager`,
  files: `shutil tempfile zipfile tarfile csv openpyxl fs fs-extra node:fs node:child_process child_process subprocess
    glob chokidar node:readline readline jsonfile xlsx`,
  service: `boto3 botocore aiobotocore google.cloud azure stripe twilio sendgrid slack_sdk openai anthropic jwt jose
    passlib bcrypt argon2 argon2-cffi firebase_admin telegram minio mailjet_rest mailchimp_transactional
    aws-sdk @aws-sdk/ @google-cloud/ @azure/ @sendgrid/ @slack/ firebase firebase-admin jsonwebtoken bcryptjs
    @nestjs/jwt mailgun.js mailgun-js node-mailjet paypal-rest-sdk algoliasearch winston pino @sentry/ sentry_sdk
    keytar`,
  web: `flask fastapi starlette django.http django.views django.urls django.shortcuts rest_framework tornado sanic
    bottle falcon litestar quart aiohttp.web
    express fastify koa koa-router @koa/ @hapi/ restify routing-controllers apollo-server @apollo/ type-graphql
    @nestjs/platform-express @nestjs/graphql @nestjs/swagger strawberry ariadne graphene hono @trpc/ @oclif/
    nestjs-console inversify-express-utils`,
  interface: `tkinter PyQt5 PyQt6 PySide2 PySide6 wx kivy curses click typer argparse rich textual pygame streamlit
    react react-dom vue svelte @angular/ preact lit commander yargs inquirer blessed solid-js`,
};

const BY_NAME = new Map<string, LibraryKind>(
  (Object.entries(KINDS) as [LibraryKind, string][]).flatMap(([kind, names]) =>
    names.split(/\s+/).map(name => [name, kind] as const),
  ),
);

/** What a dotted name from outside of the workspace is for; `undefined` where nothing is known of it. */
export function kindOfLibrary(external: string): LibraryKind | undefined {
  if (external.startsWith('@')) {
    const scope = external.slice(0, external.indexOf('/') + 1);
    const known = BY_NAME.get(scope);
    if (known !== undefined) return known;
  }
  // The longest beginning counts: `django.db` rather than `django`, `socket.io` rather than `socket`.
  for (
    let end = external.length;
    end > 0;
    end = Math.max(external.lastIndexOf('.', end - 1), external.lastIndexOf('/', end - 1))
  ) {
    const known = BY_NAME.get(external.slice(0, end));
    if (known !== undefined) return known;
  }
  return undefined;
}

/** Libraries and parts of the platform that code of every layer may use: types, containers, time, text, injection. */
const PLAIN = new Set(
  `typing typing_extensions abc dataclasses enum datetime uuid collections functools itertools logging json re decimal
  contextlib inspect copy math random operator time asyncio threading warnings sys os pathlib types weakref string hashlib
  base64 __future__ traceback pydantic attr attrs numbers fractions heapq bisect queue concurrent secrets statistics
  textwrap pprint locale gettext zoneinfo calendar builtins importlib unittest pytest dateutil pytz loguru structlog
  injector dependency_injector punq lagom kink toolz returns result
  rxjs lodash inversify tsyringe typedi reflect-metadata class-validator class-transformer zod uuid nanoid fp-ts
  ts-results oxide.ts neverthrow moment dayjs date-fns luxon util path assert events node:events node:util node:path
  node:assert node:crypto crypto io-ts effect immer immutable tslib joi ramda awilix typescript node:async_hooks vscode-uri`.split(
    /\s+/,
  ),
);

/** Whether a dotted name is that of a library of which nothing is known, and which not every layer uses. */
export function isUnknownLibrary(external: string): boolean {
  if (external.startsWith('@nestjs/') || external.startsWith('.')) return false;
  const first = external.startsWith('@')
    ? external.split('/').slice(0, 2).join('/').split('.')[0]!
    : external.split(/[./]/)[0]!;
  return kindOfLibrary(external) === undefined && !PLAIN.has(first) && !PLAIN.has(external.split('/')[0]!);
}
