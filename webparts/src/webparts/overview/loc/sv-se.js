define([], function () {
  return {
    settings: 'Vad sidan visar',
    plan: 'Plan',
    newestPlan: 'Den senaste öppna planen',
    board: 'Nämnd',
    everyBoard: 'Alla nämnder',
  };
});
