// Stands where SharePoint's own page application would be: Microsoft's web part manager loads the compiled web part.
define([
  '@microsoft/sp-webpart-base',
  '@microsoft/sp-core-library',
  '@microsoft/sp-page-context',
  '@microsoft/sp-loader',
], (base, core, pageContext, loader) => {
  const query = new URLSearchParams(location.search);
  const instanceId = '44444444-4444-4444-4444-444444444444';

  const describePage = (scope, info) => {
    scope.consume(pageContext.PageContext.serviceKey).initialize(
      {
        cultureInfo: {
          currentCultureName: info.currentCultureName,
          currentUICultureName: info.currentUICultureName,
          isRightToLeft: false,
        },
        site: {
          absoluteUrl: info.siteAbsoluteUrl,
          serverRelativeUrl: info.siteServerRelativeUrl,
          id: info.siteId,
          classification: '',
          isNoScriptEnabled: false,
          correlationId: info.CorrelationId,
          recycleBinItemCount: 0,
          cdnPrefix: '',
          serverRequestPath: info.webServerRelativeUrl,
        },
        web: {
          absoluteUrl: info.webAbsoluteUrl,
          serverRelativeUrl: info.webServerRelativeUrl,
          id: info.webId,
          title: info.webTitle,
          templateName: '68',
          permissions: info.webPermMasks,
          language: 1053,
          languageName: 'sv-SE',
          description: '',
          logoUrl: '',
        },
        user: {
          displayName: info.userDisplayName,
          loginName: info.userLoginName,
          email: info.userPrincipalName,
          isAnonymousGuestUser: false,
          isExternalGuestUser: false,
          preferUserTimeZone: false,
        },
        featureInfo: {},
      },
      info,
    );
  };

  class Navigator {
    constructor(scope) {
      this.scope = scope;
    }

    async navigateToApplication({ spPageContextInfo }) {
      describePage(this.scope, spPageContextInfo);
      const [manifest] = loader.SPComponentLoader.getManifests().filter(
        ({ componentType }) => componentType === 'WebPart',
      );
      const [entry] = manifest.preconfiguredEntries;
      const manager = base._ClientSideWebPartManagerFactory.create(new base._MinimalWebPartHost(this.scope));
      const properties = { ...entry.properties, ...JSON.parse(query.get('properties') ?? '{}') };
      await manager.loadWebPart({
        domElement: document.getElementById('web-part'),
        instanceId,
        manifest,
        displayMode: core.DisplayMode.Read,
        addedFromPersistedData: true,
        webPartData: {
          id: manifest.id,
          instanceId,
          title: entry.title.default,
          dataVersion: '1.0',
          properties,
        },
      });
      window.hostWebPart = manager._webParts.get(instanceId);
    }
  }
  return { _Navigator: Navigator };
});
