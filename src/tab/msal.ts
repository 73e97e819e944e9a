export { createNestablePublicClientApplication, createStandardPublicClientApplication } from '@azure/msal-browser';
