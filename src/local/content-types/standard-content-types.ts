import type { ContentTypeRecord, FieldLink } from './content-type-record.ts';

const contentType: FieldLink = {
  id: 'c042a256-787d-4a6f-8a8a-cf6ab767f12d',
  name: 'ContentType',
  hidden: false,
  required: false,
};
const title: FieldLink = {
  id: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247',
  name: 'Title',
  hidden: false,
  required: true,
};
const fileName: FieldLink = {
  id: '8553196d-ec8d-4564-9861-3dbe931050c8',
  name: 'FileLeafRef',
  hidden: false,
  required: true,
};

const item = [contentType, title];
const document = [contentType, fileName, { ...title, required: false }];
const folder = [contentType, fileName, { ...title, required: false, hidden: true }];

const hidden = '_Hidden';
const lists = 'List Content Types';
const documents = 'Document Content Types';
const folders = 'Folder Content Types';

/** Ids, names, groups and descriptions of the content types that every site has (learn.microsoft.com, SPBuiltInContentTypeId). */
const rows: readonly (readonly [
  id: string,
  name: string,
  group: string,
  links: readonly FieldLink[],
  about: string,
])[] = [
  ['0x', 'System', hidden, [contentType], ''],
  ['0x01', 'Item', lists, item, 'Create a new list item.'],
  ['0x0101', 'Document', documents, document, 'Create a new document.'],
  ['0x010101', 'Form', documents, document, 'Fill out this form.'],
  ['0x010102', 'Picture', documents, document, 'Upload an image or a photograph.'],
  [
    '0x010104',
    'Unknown Document Type',
    'Special Content Types',
    document,
    'Allows users to upload documents of any content type to a library.',
  ],
  ['0x010105', 'Master Page', documents, document, 'Create a new master page.'],
  ['0x010107', 'User Workflow Document', hidden, document, 'Items for use in user defined workflows.'],
  ['0x010108', 'Wiki Page', documents, document, 'Create a new wiki page.'],
  ['0x010109', 'Basic Page', documents, document, 'Create a new basic page.'],
  ['0x01010901', 'Web Part Page', documents, document, 'Create a new Web Part page.'],
  ['0x01010A', 'Link to a Document', documents, document, 'Create a link to a document in a different location.'],
  ['0x0101009D1CB255DA76424F860D91F20E6C4118', 'Site Page', documents, document, 'Create a new site page.'],
  ['0x0102', 'Event', lists, item, 'Create a new meeting, deadline or other event.'],
  ['0x0103', 'Issue', lists, item, 'Track an issue or problem.'],
  ['0x0104', 'Announcement', lists, item, 'Create a new news item, status or other short piece of information.'],
  ['0x0105', 'Link', lists, item, 'Create a new link to a Web page or other resource.'],
  ['0x0106', 'Contact', lists, item, 'Store information about a business or personal contact.'],
  ['0x0107', 'Message', lists, item, 'Create a new message.'],
  ['0x0108', 'Task', lists, item, 'Track a work item that you or your team needs to complete.'],
  ['0x0110', 'Post', lists, item, 'Create a new blog post.'],
  ['0x0111', 'Comment', lists, item, 'Create a new blog comment.'],
  ['0x0120', 'Folder', folders, folder, 'Create a new folder.'],
  ['0x012001', 'RootOfList', hidden, folder, ''],
  ['0x012002', 'Discussion', folders, folder, 'Create a new discussion topic.'],
  [
    '0x012004',
    'Summary Task',
    folders,
    folder,
    'Group and describe related tasks that you or your team needs to complete.',
  ],
];

/** The content types that the root web comes with. */
export const standardContentTypes: readonly ContentTypeRecord[] = rows.map(([id, name, group, links, description]) => ({
  id,
  name,
  description,
  group,
  links,
  hidden: group === hidden,
  readOnly: false,
  sealed: id === '0x',
  props: {},
}));
