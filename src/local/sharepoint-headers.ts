import { randomUUID } from 'node:crypto';

/**
 * What SharePoint says of itself in every answer: the request's id, which its support asks for, how loaded it is (0 is
 * idle) and its build ([K]; the names are those of [MS-WSSHP] and of every recorded answer's log).
 */
export function sharePointHeaders(): Record<string, string> {
  const id = randomUUID();
  return {
    sprequestguid: id,
    'request-id': id,
    'x-sharepointhealthscore': '0',
    microsoftsharepointteamservices: '16.0.0.25409',
    'x-ms-invokeapp': '1; RequireReadOnly',
    dataserviceversion: '3.0',
  };
}
