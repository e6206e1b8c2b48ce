// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// The loader of translations takes a default export.
export default {
  'approval.review': 'Revisar',
  'approval.title': 'La etapa {{stage}} de {{pipeline}} espera una decisión',
  'approval.explanation':
    'Al aprobar, la cadena de entrega sigue con el commit que construyó. Al rechazar, esta ejecución termina; no se cambia nada.',
  'approval.comment': 'Comentario',
  'approval.commentHint':
    'Se guarda con la decisión. Como mucho 512 caracteres.',
  'approval.approve': 'Aprobar',
  'approval.reject': 'Rechazar',
  'approval.cancel': 'Ahora no',
  'approval.sending': 'Enviando su decisión…',
  'approval.approved': 'Aprobado; la cadena de entrega sigue.',
  'approval.rejected': 'Rechazado; esta ejecución terminó.',
  'approval.failed': 'La decisión no se tomó',
  'name.checking': 'Comprobando el nombre…',
  'name.free': '{{name}} está libre.',
  'name.checkFailed': 'No se pudo comprobar el nombre: {{error}}',
  'owner.loading': 'Leyendo sus equipos…',
  'owner.none':
    'No pertenece a ningún equipo que pueda tener servicios. Hable con la dirección de su organismo.',
  'owner.failed': 'No se pudieron leer sus equipos: {{error}}',
  'owner.placeholder': 'Elija un equipo',
};
