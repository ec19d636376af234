import { existsSync, readFileSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { showProgress } from './progress.mjs';
import { runCommand } from './run-command.mjs';

/**
 * The path of a Chromium, installed from the distribution's packages where there is none and that can be done without
 * asking: on Debian, by root or by someone who may use sudo without a password.
 *
 * @returns {Promise<string>} rejects with what a person should install
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROME_PATH)
    throw new Error(`CHROME_PATH is ${process.env.CHROME_PATH}, which is no program.`);
  const release = readRelease();
  const command = chooseCommand(release);
  if (!command) throw new Error(describeMissing(release));
  await showProgress('Installing Chromium (apt-get install chromium)', async () => {
    const [program, ...args] = command;
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runCommand(program, [...args, 'apt-get', 'update', '-q'], { env });
    await runCommand(
      program,
      [...args, 'apt-get', 'install', '-q', '-y', '--no-install-recommends', 'chromium'],
      {
        env,
      },
    );
  });
  const installed = findChromium();
  if (!installed) throw new Error(describeMissing(release));
  return installed;
}

/** How to become root: not at all, through sudo, or (undefined) no way. Ubuntu's package needs snap, so not there. */
function chooseCommand({ ids }) {
  if (!ids.includes('debian') || ids.includes('ubuntu') || !existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid() === 0) return ['env'];
  return existsSync('/usr/bin/sudo') ? ['sudo', '-n'] : undefined;
}

function describeMissing({ ids }) {
  const how = {
    ubuntu:
      'Ubuntu has it as a snap alone: `sudo snap install chromium`, or, where snap does not run (a container), ' +
      'install Google Chrome from its .deb package.',
    debian: 'Run `apt-get install chromium` as root.',
    darwin: 'Install Google Chrome or Chromium.',
  };
  const known = ['ubuntu', 'debian', 'darwin'].find(id => ids.includes(id));
  return `Chromium is missing. ${known ? how[known] : 'Install chromium.'} Or set CHROME_PATH to a Chromium.`;
}

/** Names of the distribution and of what it is like, from os-release; the platform's name elsewhere. */
function readRelease() {
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    const values = [...text.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].map(match => match[1]);
    return { ids: values.flatMap(value => value.split(' ')) };
  } catch {
    return { ids: [process.platform] };
  }
}
