import type { Entity } from '../odata/entity.ts';
import { isEverybody, type Principal } from './principals.ts';
import type { Site } from '../site/site.ts';

/** A user or group as REST shows it (users recorded: ListTests/GetRoleDefinitionsTest). */
export function principalEntity(site: Site, principal: Principal): Entity {
  return principal.kind === 'group' ? groupEntity(site, principal) : userEntity(site, principal);
}

function userEntity(site: Site, user: Principal): Entity {
  return {
    type: 'SP.User',
    path: `Web/GetUserById(${user.id})`,
    props: {
      Id: user.id,
      IsHiddenInUI: false,
      LoginName: user.login,
      Title: user.title,
      PrincipalType: isEverybody(user) ? 4 : 1,
      Email: user.email,
      Expiration: '',
      IsEmailAuthenticationGuestUser: false,
      IsShareByEmailGuestUser: false,
      IsSiteAdmin: user.siteAdmin,
      UserId:
        user.kind === 'app' || isEverybody(user)
          ? null
          : { NameId: `1003${user.id.toString(16).padStart(12, '0')}`, NameIdIssuer: 'urn:federation:microsoftonline' },
      UserPrincipalName: user.upn,
    },
    nav: { Groups: () => site.principals.groupsOf(user.id).map((group) => groupEntity(site, group)) },
  };
}

function groupEntity(site: Site, group: Principal): Entity {
  const about = group.group ?? {};
  const owner = site.principals.byId(about.ownerId ?? group.id) ?? group;
  return {
    type: 'SP.Group',
    path: `Web/SiteGroups/GetById(${group.id})`,
    props: {
      Id: group.id,
      IsHiddenInUI: false,
      LoginName: group.login,
      Title: group.title,
      PrincipalType: 8,
      AllowMembersEditMembership: about.membersEdit ?? false,
      AllowRequestToJoinLeave: about.requestToJoin ?? false,
      AutoAcceptRequestToJoinLeave: about.autoAccept ?? false,
      Description: about.description ?? null,
      OnlyAllowMembersViewMembership: about.membersViewOnly ?? false,
      OwnerTitle: owner.title,
      RequestToJoinLeaveEmailSetting: about.joinEmail ?? '',
    },
    nav: {
      Owner: () => (owner === group ? groupEntity(site, group) : principalEntity(site, owner)),
      Users: () => site.principals.membersOf(group.id).map((user) => userEntity(site, user)),
    },
  };
}
