declare interface OverviewWebPartStrings {
  readonly settings: string;
  readonly plan: string;
  readonly newestPlan: string;
  readonly board: string;
  readonly everyBoard: string;
}

declare module 'OverviewWebPartStrings' {
  const strings: OverviewWebPartStrings;
  export = strings;
}
