import { describe, expect, it } from 'vitest';
import { isTrusted } from '../../src/teams/serviceUrl.ts';

describe('a service URL', () => {
  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://SMBA.trafficmanager.net/jp/11111111-2222/',
    'https://smba.infra.gcc.teams.microsoft.com/gcc/',
    'https://directline.botframework.com/',
    'https://europe.webchat.botframework.com/',
    'https://teams.microsoft.com/x',
    'https://teams.microsoft.us/x',
  ])('of Microsoft is trusted: %s', (url) => {
    expect([isTrusted(url, true), isTrusted(url, false)]).toEqual([true, true]);
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://trafficmanager.net/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://botframework.com/',
    'https://evilbotframework.com/',
    'https://x.teams.microsoft.com/',
    'https://evil.example/smba.trafficmanager.net',
    'https://169.254.169.254/',
    'http://127.evil.example/',
    'ftp://localhost/',
    'smba.trafficmanager.net',
    '',
  ])('of anybody else is not: %s', (url) => {
    expect([isTrusted(url, true), isTrusted(url, false)]).toEqual([false, false]);
  });

  it.each([
    'http://localhost:56150/_connector',
    'http://127.0.0.1:3000/',
    'http://[::1]:3000/',
    'https://localhost/',
  ])('of this machine is trusted without credentials alone: %s', (url) => {
    expect([isTrusted(url, true), isTrusted(url, false)]).toEqual([false, true]);
  });
});
