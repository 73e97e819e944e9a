import type { FrameLocator, Locator, Page } from 'playwright-core';

/** A person's Playground in the start page: what they see of Teams. */
export const chatOf = (page: Page, name: string): FrameLocator =>
  page.frameLocator(`iframe[title="Chatt och kanaler för ${name}"]`);

/** The cards of the conversation that is shown. */
export const cardsIn = (chat: FrameLocator): Locator => chat.locator('.ac-adaptiveCard');

/** Fills in the form that is open in a card, as a person does, and sends it. */
export async function answerIn(card: Locator, chat: FrameLocator, status: string, comment: string): Promise<void> {
  await card.getByRole('combobox').click();
  await chat.getByRole('option', { name: status }).click();
  await card.getByRole('textbox').fill(comment);
  await card.getByRole('button', { name: 'Svara', exact: true }).click();
}
