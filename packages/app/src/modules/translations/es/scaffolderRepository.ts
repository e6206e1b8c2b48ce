// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** The fields that ask for a Git host, an owner and a repository. */
export const scaffolderRepositorySpanish = {
  'fields.azureRepoPicker.organization.title': 'Organización',
  'fields.azureRepoPicker.organization.description':
    'La organización a la que pertenecerá el repositorio',
  'fields.azureRepoPicker.project.title': 'Proyecto',
  'fields.azureRepoPicker.project.description':
    'El proyecto al que pertenecerá el repositorio',
  'fields.bitbucketRepoPicker.workspaces.title': 'Espacios permitidos',
  'fields.bitbucketRepoPicker.workspaces.inputTitle': 'Espacios',
  'fields.bitbucketRepoPicker.workspaces.description':
    'El espacio al que pertenecerá el repositorio',
  'fields.bitbucketRepoPicker.project.title': 'Proyectos permitidos',
  'fields.bitbucketRepoPicker.project.inputTitle': 'Proyectos',
  'fields.bitbucketRepoPicker.project.description':
    'El proyecto al que pertenecerá el repositorio',
  'fields.gerritRepoPicker.owner.title': 'Dueño',
  'fields.gerritRepoPicker.owner.description':
    'El dueño del proyecto (opcional)',
  'fields.gerritRepoPicker.parent.title': 'Proyecto superior',
  'fields.gerritRepoPicker.parent.description':
    'El proyecto superior al que pertenecerá el repositorio',
  'fields.giteaRepoPicker.owner.title': 'Dueños disponibles',
  'fields.giteaRepoPicker.owner.inputTitle': 'Dueño',
  'fields.giteaRepoPicker.owner.description':
    'A quién pertenecerá el repositorio en Gitea: una organización, un grupo, una persona o un proyecto.',
  'fields.githubRepoPicker.owner.title': 'Dueños disponibles',
  'fields.githubRepoPicker.owner.inputTitle': 'Dueño',
  'fields.githubRepoPicker.owner.description':
    'La organización, la persona o el proyecto al que pertenecerá el repositorio',
  'fields.gitlabRepoPicker.owner.title': 'Dueños disponibles',
  'fields.gitlabRepoPicker.owner.inputTitle': 'Dueño',
  'fields.gitlabRepoPicker.owner.description':
    'A quién pertenecerá el repositorio en GitLab: una organización, un grupo, una persona o un proyecto.',
  'fields.repoUrlPicker.host.title': 'Servidor',
  'fields.repoUrlPicker.host.description':
    'El servidor donde se creará el repositorio',
  'fields.repoUrlPicker.repository.title': 'Repositorios disponibles',
  'fields.repoUrlPicker.repository.inputTitle': 'Repositorio',
  'fields.repoUrlPicker.repository.description': 'El nombre del repositorio',
  'fields.repoOwnerPicker.title': 'Dueño',
  'fields.repoOwnerPicker.description': 'El dueño del repositorio',
};
