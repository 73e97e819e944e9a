import * as ReactDom from 'react-dom';
import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import { Version } from '@microsoft/sp-core-library';
import {
  type IPropertyPaneConfiguration,
  type IPropertyPaneDropdownOption,
  PropertyPaneDropdown,
  PropertyPaneLabel,
} from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import * as words from 'OverviewWebPartStrings';
import type { OverviewHost, OverviewProperties } from './overview-host.ts';

/** The dashboard on a SharePoint page: SPFx's frame around it. The rest is fetched while the page is drawn. */
export default class OverviewWebPart extends BaseClientSideWebPart<OverviewProperties> {
  private host!: OverviewHost;
  private theme: 'light' | 'dark' = 'light';
  private plans: readonly IPropertyPaneDropdownOption[] = [];
  private boards: readonly IPropertyPaneDropdownOption[] = [];
  /** Why the choices could not be read; null when they were. */
  private unread: string | null = null;

  protected override async onInit(): Promise<void> {
    await super.onInit();
    const { web, cultureInfo, legacyPageContext, user } = this.context.pageContext;
    const { openOverview } = await import('./overview-host.ts');
    this.host = await openOverview({
      webUrl: web.absoluteUrl,
      culture: cultureInfo.currentUICultureName,
      legacyPageContext,
      loginName: user.loginName,
    });
  }

  public override render(): void {
    this.host.draw(this.domElement, this.properties, this.theme).catch((error: Error) => this.renderError(error));
  }

  protected override onDispose(): void {
    ReactDom.unmountComponentAtNode(this.domElement);
  }

  /** The page's own theme, or its section's: the words and figures follow whether it is dark. */
  protected override onThemeChanged(theme: IReadonlyTheme | undefined): void {
    this.theme = theme?.isInverted === true ? 'dark' : 'light';
    if (this.renderedOnce) this.render();
  }

  protected override get dataVersion(): Version {
    return Version.parse('1.0');
  }

  protected override async onPropertyPaneConfigurationStart(): Promise<void> {
    try {
      ({ plans: this.plans, boards: this.boards } = await this.host.choices(this.properties.plan));
      this.unread = null;
    } catch (error) {
      console.warn('The choices could not be read:', error);
      this.unread = error instanceof Error ? error.message : String(error);
    }
    this.context.propertyPane.refresh();
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const first = (text: string): IPropertyPaneDropdownOption => ({ key: '', text });
    const groupFields = [
      PropertyPaneDropdown('plan', { label: words.plan, options: [first(words.newestPlan), ...this.plans] }),
      PropertyPaneDropdown('board', { label: words.board, options: [first(words.everyBoard), ...this.boards] }),
    ];
    const groups = [
      {
        groupFields:
          this.unread === null ? groupFields : [PropertyPaneLabel('', { text: this.unread }), ...groupFields],
      },
    ];
    return { pages: [{ header: { description: words.settings }, groups }] };
  }
}
