// Bot Framework's authentication with the clients kept that it makes: it builds one anew for each turn, with credentials
// that have yet to sign in, and another for people's sign-ins, which there are none of here.

import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

/** Service URLs are few: one a region of the channel, and in some clouds one a tenant. */
const most = 200;

type Framework = ConfigurationBotFrameworkAuthentication;
type ConnectorFactory = ReturnType<Framework['createConnectorFactory']>;
type Client = ReturnType<ConnectorFactory['create']>;
type UserTokenClient = Awaited<ReturnType<Framework['createUserTokenClient']>>;

export class KeptClients extends ConfigurationBotFrameworkAuthentication {
  readonly #clients = new Map<string, Client>();

  override async authenticateRequest(...request: Parameters<Framework['authenticateRequest']>) {
    const { connectorFactory, ...result } = await super.authenticateRequest(...request);
    return { ...result, ...(connectorFactory && { connectorFactory: this.#keeping(connectorFactory) }) };
  }

  override createConnectorFactory(...identity: Parameters<Framework['createConnectorFactory']>) {
    return this.#keeping(super.createConnectorFactory(...identity));
  }

  override async createUserTokenClient(): Promise<UserTokenClient> {
    return undefined as unknown as UserTokenClient;
  }

  /** The bot's app id is one, so a client goes by where it sends to, and by whom its token is for. */
  #keeping(factory: ConnectorFactory): ConnectorFactory {
    return {
      create: (serviceUrl, audience) => {
        const key = JSON.stringify([serviceUrl, audience]);
        const client = this.#clients.get(key) ?? factory.create(serviceUrl, audience);
        this.#clients.delete(key);
        this.#clients.set(key, client);
        client.catch(() => this.#clients.delete(key));
        const [oldest] = this.#clients.keys();
        if (this.#clients.size > most && oldest !== undefined) this.#clients.delete(oldest);
        return client;
      },
    };
  }
}
