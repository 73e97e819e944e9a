import type { App } from '@microsoft/teams.apps';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Address } from './conversations.ts';

/** A person as Teams' roster has them. */
export interface RosterMember {
  readonly objectId: string;
  readonly teamsId: string;
  /** Lower case. */
  readonly upn: string;
}

export interface Message {
  /** The line in the notification. Names nobody. */
  readonly summary: string;
  readonly card: IAdaptiveCard;
}

/** Teams' Bot Connector, at the service address of each conversation. It sends once: `send.ts` decides about the rest. */
export interface Connector {
  /** @returns the message's id */
  post(address: Pick<Address, 'conversationId' | 'serviceUrl'>, message: Message | string): Promise<string>;
  /** Redraws a message that was sent. */
  redraw(address: Pick<Address, 'conversationId' | 'serviceUrl'>, messageId: string, message: Message): Promise<void>;
  /** Begins a new thread in a channel. @returns the message's id */
  postToChannel(address: Address, message: Message): Promise<string>;
  member(address: Pick<Address, 'conversationId' | 'serviceUrl'>, teamsId: string): Promise<RosterMember>;
  channelsOf(serviceUrl: string, teamId: string): Promise<readonly { readonly id: string; readonly name: string }[]>;
}

const activityOf = (message: Message | string) =>
  typeof message === 'string'
    ? { type: 'message' as const, text: message }
    : {
        type: 'message' as const,
        summary: message.summary,
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' as const, content: message.card }],
      };

export const connectorOf = (app: App): Connector => {
  // app.send() would use one service address for all.
  const at = (serviceUrl: string) => app.api.clone({ serviceUrl: serviceUrl.replace(/\/+$/, '') });
  return {
    post: async ({ conversationId, serviceUrl }, message) =>
      (await at(serviceUrl).conversations.createActivity(conversationId, activityOf(message))).id,
    redraw: async ({ conversationId, serviceUrl }, messageId, message) => {
      await at(serviceUrl).conversations.updateActivity(conversationId, messageId, activityOf(message));
    },
    postToChannel: async ({ conversationId, serviceUrl, tenantId }, message) => {
      const created = await at(serviceUrl).conversations.create({
        isGroup: true,
        tenantId,
        channelData: { channel: { id: conversationId } },
        activity: activityOf(message),
      });
      return created.activityId ?? created.id;
    },
    member: async ({ conversationId, serviceUrl }, teamsId) => {
      const member = await at(serviceUrl).conversations.getMemberById(conversationId, teamsId);
      return {
        objectId: member.aadObjectId ?? '',
        teamsId: member.id,
        upn: (member.userPrincipalName ?? member.email ?? '').toLowerCase(),
      };
    },
    channelsOf: async (serviceUrl, teamId) => {
      const channels = await at(serviceUrl).teams.getConversations(teamId);
      // The General channel comes without a name, and with the team's id.
      return channels.flatMap(({ id, name }) => (id === undefined ? [] : [{ id, name: name ?? '' }]));
    },
  };
};
