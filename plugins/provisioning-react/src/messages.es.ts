// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// The loader of translations takes a default export.
export default {
  'approval.review': 'Revisar',
  'approval.waits': 'Espera una decisión del equipo de producto',
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
};
