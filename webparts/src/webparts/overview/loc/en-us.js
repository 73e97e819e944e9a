define([], function () {
  return {
    settings: 'What the page shows',
    plan: 'Plan',
    newestPlan: 'The newest open plan',
    board: 'Board',
    everyBoard: 'All boards',
  };
});
