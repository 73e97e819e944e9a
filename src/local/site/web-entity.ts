import { basePermissions } from '../people/permissions.ts';
import { currentToken } from '../changes/current-token.ts';
import { effectivePermissions } from '../people/securable.ts';
import { principalEntity } from '../people/people-entity.ts';
import { siteGroups } from '../people/principals.ts';
import { sitePath } from './site.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange } from '../odata/exchange.ts';

/** The web. Its language is English, as the words of refusals are; its region Swedish. */
export function webEntity(exchange: Exchange): Entity {
  const { site, who } = exchange;
  const group = (id: number) => () => {
    const found = site.principals.byId(id);
    return found ? principalEntity(site, found) : null;
  };
  return {
    type: 'SP.Web',
    path: 'Web',
    props: {
      Configuration: 0,
      CurrentChangeToken: currentToken(site, 'web', site.webId),
      Description: '',
      Id: site.webId,
      Language: 1033,
      ServerRelativeUrl: sitePath,
      Title: site.title,
      Url: site.url,
      WebTemplate: 'STS',
      WelcomePage: 'SitePages/Home.aspx',
    },
    onRequest: {
      EffectiveBasePermissions: () => basePermissions(effectivePermissions(site, who, {})),
      HasUniqueRoleAssignments: () => true,
      ServerRelativePath: () => ({ DecodedUrl: sitePath }),
    },
    nav: {
      RegionalSettings: regionalSettings,
      CurrentUser: () => principalEntity(site, who),
      SiteUsers: () => site.principals.all('user', 'app').map((one) => principalEntity(site, one)),
      SiteGroups: () => site.principals.all('group').map((one) => principalEntity(site, one)),
      AssociatedOwnerGroup: group(siteGroups.owners),
      AssociatedMemberGroup: group(siteGroups.members),
      AssociatedVisitorGroup: group(siteGroups.visitors),
    },
  };
}

/** sv-SE and W. Europe; the keys are those recorded (ListItemTests). */
export function regionalSettings(): Entity {
  return {
    type: 'SP.RegionalSettings',
    path: 'Web/RegionalSettings',
    props: {
      AdjustHijriDays: 0,
      AlternateCalendarType: 0,
      AM: '',
      CalendarType: 1,
      Collation: 25,
      CollationLCID: 1053,
      DateFormat: 2,
      DateSeparator: '-',
      DecimalSeparator: ',',
      DigitGrouping: '3;0',
      FirstDayOfWeek: 1,
      FirstWeekOfYear: 2,
      IsEastAsia: false,
      IsRightToLeft: false,
      IsUIRightToLeft: false,
      ListSeparator: ';',
      LocaleId: 1053,
      NegativeSign: '-',
      NegNumberMode: 1,
      PM: '',
      PositiveSign: '',
      ShowWeeks: true,
      ThousandSeparator: '\u00a0',
      Time24: true,
      TimeMarkerPosition: 0,
      TimeSeparator: ':',
      WorkDayEndHour: 1020,
      WorkDays: 62,
      WorkDayStartHour: 480,
    },
    nav: { TimeZone: timeZone },
  };
}

function timeZone(): Entity {
  return {
    type: 'SP.TimeZone',
    path: 'Web/RegionalSettings/TimeZone',
    props: {
      Description: '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna',
      Id: 4,
      Information: { Bias: -60, DaylightBias: -60, StandardBias: 0 },
    },
  };
}
