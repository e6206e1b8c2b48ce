// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** What a department offers people, before any service has its name from it. */
export interface Topic {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** As many for each department as it takes for names that people would recognise. */
export const topics: Readonly<Record<string, readonly Topic[]>> = {
  interior: [
    {
      name: 'permits',
      title: 'Permits',
      description:
        'Applies for permits to move, gather and build, and follows them.',
    },
    {
      name: 'birth-certificates',
      title: 'Birth certificates',
      description: 'Issues signed birth certificates.',
    },
    {
      name: 'identity-cards',
      title: 'Identity cards',
      description: 'Renews identity cards and says where to fetch them.',
    },
    {
      name: 'passports',
      title: 'Passports',
      description: 'Takes passport applications and their payments.',
    },
    {
      name: 'police-reports',
      title: 'Police reports',
      description: 'Files a report with the police without going there.',
    },
    {
      name: 'address-changes',
      title: 'Changes of address',
      description: 'Tells every registry that somebody moved.',
    },
    {
      name: 'civil-registry',
      title: 'Civil registry',
      description: 'Answers who is born, married and dead.',
    },
    {
      name: 'migration-visas',
      title: 'Visas',
      description: 'Decides applications for visas and residence.',
    },
    {
      name: 'emergency-alerts',
      title: 'Emergency alerts',
      description: 'Warns people near a danger.',
    },
    {
      name: 'lost-property',
      title: 'Lost property',
      description: 'Finds what was handed in.',
    },
  ],
  treasury: [
    {
      name: 'tax-returns',
      title: 'Tax returns',
      description: 'Takes the yearly return, filled in as far as known.',
    },
    {
      name: 'payments',
      title: 'Payments',
      description: 'Takes payments for every department.',
    },
    {
      name: 'invoices',
      title: 'Electronic invoices',
      description: 'Receives, checks and forwards invoices.',
    },
    {
      name: 'refunds',
      title: 'Refunds',
      description: 'Pays back what was paid too much.',
    },
    {
      name: 'customs-declarations',
      title: 'Customs declarations',
      description: 'Declares goods before they arrive.',
    },
    {
      name: 'property-tax',
      title: 'Property tax',
      description: 'Values property and sends the bill.',
    },
    {
      name: 'taxpayer-registry',
      title: 'Taxpayer registry',
      description: 'Knows every taxpayer by number.',
    },
    {
      name: 'budget-reports',
      title: 'Budget reports',
      description: 'Shows where public money goes.',
    },
    {
      name: 'supplier-payments',
      title: 'Supplier payments',
      description: 'Pays those who deliver to the state.',
    },
    {
      name: 'exchange-rates',
      title: 'Exchange rates',
      description: 'Publishes the official rates of the day.',
    },
  ],
  health: [
    {
      name: 'appointments',
      title: 'Appointments',
      description: 'Books an appointment at a public clinic.',
    },
    {
      name: 'vaccination-records',
      title: 'Vaccination records',
      description: 'Shows and proves vaccinations.',
    },
    {
      name: 'prescriptions',
      title: 'Prescriptions',
      description: 'Hands prescriptions from doctors to pharmacies.',
    },
    {
      name: 'lab-results',
      title: 'Laboratory results',
      description: 'Delivers results to patients and doctors.',
    },
    {
      name: 'hospital-beds',
      title: 'Hospital beds',
      description: 'Knows which bed is free, hour by hour.',
    },
    {
      name: 'blood-donors',
      title: 'Blood donors',
      description: 'Calls donors when their group runs short.',
    },
    {
      name: 'insurance-check',
      title: 'Insurance check',
      description: 'Says whether a treatment is covered.',
    },
    {
      name: 'disease-reports',
      title: 'Disease reports',
      description: 'Collects reports of notifiable diseases.',
    },
    {
      name: 'medicine-stock',
      title: 'Medicine stock',
      description: 'Counts medicines in every public pharmacy.',
    },
    {
      name: 'telemedicine',
      title: 'Telemedicine',
      description: 'Brings doctor and patient together on a screen.',
    },
  ],
  education: [
    {
      name: 'school-enrolment',
      title: 'School enrolment',
      description: 'Enrols children and shares out places.',
    },
    {
      name: 'exam-results',
      title: 'Exam results',
      description: 'Publishes results at one moment for everybody.',
    },
    {
      name: 'scholarships',
      title: 'Scholarships',
      description: 'Takes applications and pays scholarships.',
    },
    {
      name: 'diplomas',
      title: 'Diplomas',
      description: 'Issues and verifies diplomas.',
    },
    {
      name: 'teacher-vacancies',
      title: 'Teacher vacancies',
      description: 'Brings teachers and schools together.',
    },
    {
      name: 'school-meals',
      title: 'School meals',
      description: 'Plans and counts meals.',
    },
    {
      name: 'attendance',
      title: 'Attendance',
      description: 'Keeps the register and tells parents.',
    },
    {
      name: 'digital-library',
      title: 'Digital library',
      description: 'Lends books to every pupil.',
    },
    {
      name: 'university-admission',
      title: 'University admission',
      description: 'Ranks applicants and offers places.',
    },
  ],
  transport: [
    {
      name: 'driving-licences',
      title: 'Driving licences',
      description: 'Renews licences and books tests.',
    },
    {
      name: 'vehicle-registry',
      title: 'Vehicle registry',
      description: 'Knows who owns which vehicle.',
    },
    {
      name: 'traffic-fines',
      title: 'Traffic fines',
      description: 'Shows fines, takes payments and appeals.',
    },
    {
      name: 'toll-accounts',
      title: 'Toll accounts',
      description: 'Charges tolls without a barrier.',
    },
    {
      name: 'bus-arrivals',
      title: 'Bus arrivals',
      description: 'Says when the next bus comes.',
    },
    {
      name: 'road-works',
      title: 'Road works',
      description: 'Lists closures and detours.',
    },
    {
      name: 'technical-inspection',
      title: 'Technical inspection',
      description: 'Books inspections and keeps results.',
    },
    {
      name: 'parking-permits',
      title: 'Parking permits',
      description: 'Gives residents their permits.',
    },
    {
      name: 'freight-manifests',
      title: 'Freight manifests',
      description: 'Takes manifests of trucks and ships.',
    },
  ],
  justice: [
    {
      name: 'court-calendar',
      title: 'Court calendar',
      description: 'Shows hearings and sends reminders.',
    },
    {
      name: 'case-files',
      title: 'Case files',
      description: 'Keeps the files of every case.',
    },
    {
      name: 'criminal-records',
      title: 'Criminal record certificates',
      description: 'Issues certificates of record.',
    },
    {
      name: 'land-registry',
      title: 'Land registry',
      description: 'Knows who owns which land.',
    },
    {
      name: 'notary-deeds',
      title: 'Notary deeds',
      description: 'Receives deeds that notaries signed.',
    },
    {
      name: 'legal-aid',
      title: 'Legal aid',
      description: 'Finds a lawyer for those who cannot pay one.',
    },
    {
      name: 'mediation',
      title: 'Mediation',
      description: 'Settles disputes before they reach a court.',
    },
    {
      name: 'company-registry',
      title: 'Company registry',
      description: 'Founds companies in a day.',
    },
    {
      name: 'prison-visits',
      title: 'Prison visits',
      description: 'Books visits.',
    },
  ],
  labour: [
    {
      name: 'job-board',
      title: 'Job board',
      description: 'Brings people and vacancies together.',
    },
    {
      name: 'unemployment-claims',
      title: 'Unemployment claims',
      description: 'Takes claims and pays them.',
    },
    {
      name: 'employment-contracts',
      title: 'Employment contracts',
      description: 'Registers contracts.',
    },
    {
      name: 'pensions',
      title: 'Pensions',
      description: 'Says what somebody will get, and pays it.',
    },
    {
      name: 'work-accidents',
      title: 'Work accidents',
      description: 'Takes reports of accidents.',
    },
    {
      name: 'payroll-declarations',
      title: 'Payroll declarations',
      description: 'Receives payrolls of employers.',
    },
    {
      name: 'training-courses',
      title: 'Training courses',
      description: 'Lists courses and enrols people.',
    },
    {
      name: 'labour-inspections',
      title: 'Inspections',
      description: 'Plans inspections and keeps findings.',
    },
    {
      name: 'family-allowances',
      title: 'Family allowances',
      description: 'Pays allowances for children.',
    },
  ],
  elections: [
    {
      name: 'voter-registry',
      title: 'Voter registry',
      description: 'Knows who may vote and where.',
    },
    {
      name: 'polling-places',
      title: 'Polling places',
      description: 'Says where to vote.',
    },
    {
      name: 'preliminary-results',
      title: 'Preliminary results',
      description: 'Publishes results as they come in.',
    },
    {
      name: 'candidate-lists',
      title: 'Candidate lists',
      description: 'Takes and publishes candidacies.',
    },
    {
      name: 'party-accounts',
      title: 'Party accounts',
      description: 'Publishes what parties earn and spend.',
    },
    {
      name: 'poll-workers',
      title: 'Poll workers',
      description: 'Draws, informs and pays poll workers.',
    },
    {
      name: 'overseas-voting',
      title: 'Voting from abroad',
      description: 'Registers voters abroad.',
    },
    {
      name: 'tally-sheets',
      title: 'Tally sheets',
      description: 'Digitises tally sheets and their hashes.',
    },
    {
      name: 'media-feed',
      title: 'Media feed',
      description: 'Feeds results to registered media.',
    },
  ],
};

/** Parts of one offer, for worlds with more services than topics. */
export const facets: readonly { suffix: string; title: string }[] = [
  { suffix: 'api', title: 'API' },
  { suffix: 'web', title: 'web pages' },
  { suffix: 'notices', title: 'notices' },
  { suffix: 'search', title: 'search' },
  { suffix: 'admin', title: 'case work' },
  { suffix: 'files', title: 'files' },
  { suffix: 'stats', title: 'statistics' },
  { suffix: 'sync', title: 'exchange' },
  { suffix: 'forms', title: 'forms' },
  { suffix: 'mobile', title: 'telephone application' },
  { suffix: 'queue', title: 'waiting line' },
];
