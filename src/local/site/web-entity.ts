import { basePermissions } from '../people/permissions.ts';
import { currentToken } from '../changes/current-token.ts';
import { contentTypeEntity } from '../content-types/content-type-entity.ts';
import { siteTypes } from '../content-types/content-type-host.ts';
import { siteFieldEntity } from '../fields/field-entity.ts';
import { siteColumnsOf } from '../fields/site-columns.ts';
import { roleEntity } from '../people/role-definition-answers.ts';
import { effectivePermissions, sees } from '../people/securable.ts';
import { principalEntity } from '../people/people-entity.ts';
import { regionalSettings } from './regional-settings.ts';
import { siteGroups } from '../people/principals.ts';
import { siteOf } from './site.ts';
import { parentPath } from './web-record.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange } from '../odata/exchange.ts';

/** The web. Its language is English, as the words of refusals are; its region Swedish. */
export function webEntity(exchange: Exchange): Entity {
  const { site, who } = exchange;
  const { web } = site;
  const group = (id: number) => () => {
    const found = site.principals.byId(id);
    return found ? principalEntity(site, found) : null;
  };
  const latest = site.lists
    .all()
    .reduce((late, list) => (list.itemModified > late ? list.itemModified : late), web.created);
  return {
    type: 'SP.Web',
    path: 'Web',
    base: site.api,
    props: {
      AllowRssFeeds: true,
      AlternateCssUrl: '',
      AppInstanceId: '00000000-0000-0000-0000-000000000000',
      Configuration: 0,
      Created: web.created,
      CurrentChangeToken: currentToken(site, 'web', site.webId),
      CustomMasterUrl: `${web.path}/_catalogs/masterpage/seattle.master`,
      Description: web.description,
      EnableMinimalDownload: false,
      Id: web.id,
      IsMultilingual: false,
      Language: web.language,
      LastItemModifiedDate: latest,
      LastItemUserModifiedDate: latest,
      MasterUrl: `${web.path}/_catalogs/masterpage/seattle.master`,
      NoCrawl: false,
      QuickLaunchEnabled: true,
      RecycleBinEnabled: true,
      ResourcePath: { DecodedUrl: site.url },
      ServerRelativeUrl: web.path,
      SiteLogoUrl: null,
      SyndicationEnabled: true,
      Title: web.title,
      TreeViewEnabled: false,
      UIVersion: 15,
      Url: site.url,
      WebTemplate: web.template,
      WelcomePage: 'SitePages/Home.aspx',
    },
    onRequest: {
      EffectiveBasePermissions: () => basePermissions(effectivePermissions(site, who, {})),
      HasUniqueRoleAssignments: () => web.ownRoles,
      ServerRelativePath: () => ({ DecodedUrl: web.path }),
    },
    nav: {
      RegionalSettings: () => regionalSettings(site.regions.current),
      ContentTypes: () => {
        const host = siteTypes(exchange);
        return host.own.map((one) => contentTypeEntity(host, one));
      },
      Fields: () => siteColumnsOf(site, web).own.map((field) => siteFieldEntity(web, field)),
      Lists: () =>
        site.lists
          .all()
          .filter((list) => sees(exchange, list))
          .map((list) => exchange.cross.listEntity(exchange, list)),
      RoleDefinitions: () => site.roles.definitions.all().map(roleEntity),
      CurrentUser: () => principalEntity(site, who),
      SiteUsers: () => site.principals.all('user', 'app').map((one) => principalEntity(site, one)),
      SiteGroups: () => site.principals.all('group').map((one) => principalEntity(site, one)),
      AssociatedOwnerGroup: group(siteGroups.owners),
      AssociatedMemberGroup: group(siteGroups.members),
      AssociatedVisitorGroup: group(siteGroups.visitors),
      ParentWeb: () => {
        const above = site.webs.byPath(parentPath(web.path) ?? '');
        return above ? webEntity({ ...exchange, site: siteOf(site, above) }) : null;
      },
      Webs: () => site.webs.below(web.path).map((below) => webEntity({ ...exchange, site: siteOf(site, below) })),
    },
  };
}
