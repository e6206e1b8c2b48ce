// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** What a department offers people, before any service has its name from it. */
export interface Topic {
  readonly name: string;
  /** Of the department's teams, the one that offers it: what follows the department in the team's name. */
  readonly team: string;
  readonly title: string;
  readonly description: string;
}

/** As many for each department as it takes for names that people would recognise. */
export const topics: Readonly<Record<string, readonly Topic[]>> = {
  interior: [
    {
      name: 'permits',
      team: 'permits',
      title: 'Permits',
      description:
        'Applies for permits to move, gather and build, and follows them.',
    },
    {
      name: 'birth-certificates',
      team: 'identity',
      title: 'Birth certificates',
      description: 'Issues signed birth certificates.',
    },
    {
      name: 'identity-cards',
      team: 'identity',
      title: 'Identity cards',
      description: 'Renews identity cards and says where to fetch them.',
    },
    {
      name: 'passports',
      team: 'identity',
      title: 'Passports',
      description: 'Takes passport applications and their payments.',
    },
    {
      name: 'police-reports',
      team: 'emergency',
      title: 'Police reports',
      description: 'Files a report with the police without going there.',
    },
    {
      name: 'address-changes',
      team: 'identity',
      title: 'Changes of address',
      description: 'Tells every registry that somebody moved.',
    },
    {
      name: 'civil-registry',
      team: 'identity',
      title: 'Civil registry',
      description: 'Answers who is born, married and dead.',
    },
    {
      name: 'migration-visas',
      team: 'permits',
      title: 'Visas',
      description: 'Decides applications for visas and residence.',
    },
    {
      name: 'emergency-alerts',
      team: 'emergency',
      title: 'Emergency alerts',
      description: 'Warns people near a danger.',
    },
    {
      name: 'lost-property',
      team: 'emergency',
      title: 'Lost property',
      description: 'Finds what was handed in.',
    },
  ],
  treasury: [
    {
      name: 'tax-returns',
      team: 'tax',
      title: 'Tax returns',
      description: 'Takes the yearly return, filled in as far as known.',
    },
    {
      name: 'payments',
      team: 'payments',
      title: 'Payments',
      description: 'Takes payments for every department.',
    },
    {
      name: 'invoices',
      team: 'tax',
      title: 'Electronic invoices',
      description: 'Receives, checks and forwards invoices.',
    },
    {
      name: 'refunds',
      team: 'payments',
      title: 'Refunds',
      description: 'Pays back what was paid too much.',
    },
    {
      name: 'customs-declarations',
      team: 'customs',
      title: 'Customs declarations',
      description: 'Declares goods before they arrive.',
    },
    {
      name: 'property-tax',
      team: 'tax',
      title: 'Property tax',
      description: 'Values property and sends the bill.',
    },
    {
      name: 'taxpayer-registry',
      team: 'tax',
      title: 'Taxpayer registry',
      description: 'Knows every taxpayer by number.',
    },
    {
      name: 'budget-reports',
      team: 'payments',
      title: 'Budget reports',
      description: 'Shows where public money goes.',
    },
    {
      name: 'supplier-payments',
      team: 'payments',
      title: 'Supplier payments',
      description: 'Pays those who deliver to the state.',
    },
    {
      name: 'exchange-rates',
      team: 'customs',
      title: 'Exchange rates',
      description: 'Publishes the official rates of the day.',
    },
  ],
  health: [
    {
      name: 'appointments',
      team: 'appointments',
      title: 'Appointments',
      description: 'Books an appointment at a public clinic.',
    },
    {
      name: 'vaccination-records',
      team: 'records',
      title: 'Vaccination records',
      description: 'Shows and proves vaccinations.',
    },
    {
      name: 'prescriptions',
      team: 'pharmacy',
      title: 'Prescriptions',
      description: 'Hands prescriptions from doctors to pharmacies.',
    },
    {
      name: 'lab-results',
      team: 'records',
      title: 'Laboratory results',
      description: 'Delivers results to patients and doctors.',
    },
    {
      name: 'hospital-beds',
      team: 'appointments',
      title: 'Hospital beds',
      description: 'Knows which bed is free, hour by hour.',
    },
    {
      name: 'blood-donors',
      team: 'appointments',
      title: 'Blood donors',
      description: 'Calls donors when their group runs short.',
    },
    {
      name: 'insurance-check',
      team: 'records',
      title: 'Insurance check',
      description: 'Says whether a treatment is covered.',
    },
    {
      name: 'disease-reports',
      team: 'records',
      title: 'Disease reports',
      description: 'Collects reports of notifiable diseases.',
    },
    {
      name: 'medicine-stock',
      team: 'pharmacy',
      title: 'Medicine stock',
      description: 'Counts medicines in every public pharmacy.',
    },
    {
      name: 'telemedicine',
      team: 'appointments',
      title: 'Telemedicine',
      description: 'Brings doctor and patient together on a screen.',
    },
  ],
  education: [
    {
      name: 'school-enrolment',
      team: 'school',
      title: 'School enrolment',
      description: 'Enrols children and shares out places.',
    },
    {
      name: 'exam-results',
      team: 'exam',
      title: 'Exam results',
      description: 'Publishes results at one moment for everybody.',
    },
    {
      name: 'scholarships',
      team: 'exam',
      title: 'Scholarships',
      description: 'Takes applications and pays scholarships.',
    },
    {
      name: 'diplomas',
      team: 'exam',
      title: 'Diplomas',
      description: 'Issues and verifies diplomas.',
    },
    {
      name: 'teacher-vacancies',
      team: 'school',
      title: 'Teacher vacancies',
      description: 'Brings teachers and schools together.',
    },
    {
      name: 'school-meals',
      team: 'school',
      title: 'School meals',
      description: 'Plans and counts meals.',
    },
    {
      name: 'attendance',
      team: 'school',
      title: 'Attendance',
      description: 'Keeps the register and tells parents.',
    },
    {
      name: 'digital-library',
      team: 'school',
      title: 'Digital library',
      description: 'Lends books to every pupil.',
    },
    {
      name: 'university-admission',
      team: 'exam',
      title: 'University admission',
      description: 'Ranks applicants and offers places.',
    },
  ],
  transport: [
    {
      name: 'driving-licences',
      team: 'driving',
      title: 'Driving licences',
      description: 'Renews licences and books tests.',
    },
    {
      name: 'vehicle-registry',
      team: 'vehicle',
      title: 'Vehicle registry',
      description: 'Knows who owns which vehicle.',
    },
    {
      name: 'traffic-fines',
      team: 'roads',
      title: 'Traffic fines',
      description: 'Shows fines, takes payments and appeals.',
    },
    {
      name: 'toll-accounts',
      team: 'roads',
      title: 'Toll accounts',
      description: 'Charges tolls without a barrier.',
    },
    {
      name: 'bus-arrivals',
      team: 'roads',
      title: 'Bus arrivals',
      description: 'Says when the next bus comes.',
    },
    {
      name: 'road-works',
      team: 'roads',
      title: 'Road works',
      description: 'Lists closures and detours.',
    },
    {
      name: 'technical-inspection',
      team: 'vehicle',
      title: 'Technical inspection',
      description: 'Books inspections and keeps results.',
    },
    {
      name: 'parking-permits',
      team: 'driving',
      title: 'Parking permits',
      description: 'Gives residents their permits.',
    },
    {
      name: 'freight-manifests',
      team: 'vehicle',
      title: 'Freight manifests',
      description: 'Takes manifests of trucks and ships.',
    },
  ],
  justice: [
    {
      name: 'court-calendar',
      team: 'court',
      title: 'Court calendar',
      description: 'Shows hearings and sends reminders.',
    },
    {
      name: 'case-files',
      team: 'court',
      title: 'Case files',
      description: 'Keeps the files of every case.',
    },
    {
      name: 'criminal-records',
      team: 'court',
      title: 'Criminal record certificates',
      description: 'Issues certificates of record.',
    },
    {
      name: 'land-registry',
      team: 'registry',
      title: 'Land registry',
      description: 'Knows who owns which land.',
    },
    {
      name: 'notary-deeds',
      team: 'registry',
      title: 'Notary deeds',
      description: 'Receives deeds that notaries signed.',
    },
    {
      name: 'legal-aid',
      team: 'court',
      title: 'Legal aid',
      description: 'Finds a lawyer for those who cannot pay one.',
    },
    {
      name: 'mediation',
      team: 'court',
      title: 'Mediation',
      description: 'Settles disputes before they reach a court.',
    },
    {
      name: 'company-registry',
      team: 'registry',
      title: 'Company registry',
      description: 'Founds companies in a day.',
    },
    {
      name: 'prison-visits',
      team: 'court',
      title: 'Prison visits',
      description: 'Books visits.',
    },
  ],
  labour: [
    {
      name: 'job-board',
      team: 'job',
      title: 'Job board',
      description: 'Brings people and vacancies together.',
    },
    {
      name: 'unemployment-claims',
      team: 'job',
      title: 'Unemployment claims',
      description: 'Takes claims and pays them.',
    },
    {
      name: 'employment-contracts',
      team: 'inspections',
      title: 'Employment contracts',
      description: 'Registers contracts.',
    },
    {
      name: 'pensions',
      team: 'pensions',
      title: 'Pensions',
      description: 'Says what somebody will get, and pays it.',
    },
    {
      name: 'work-accidents',
      team: 'inspections',
      title: 'Work accidents',
      description: 'Takes reports of accidents.',
    },
    {
      name: 'payroll-declarations',
      team: 'pensions',
      title: 'Payroll declarations',
      description: 'Receives payrolls of employers.',
    },
    {
      name: 'training-courses',
      team: 'job',
      title: 'Training courses',
      description: 'Lists courses and enrols people.',
    },
    {
      name: 'labour-inspections',
      team: 'inspections',
      title: 'Inspections',
      description: 'Plans inspections and keeps findings.',
    },
    {
      name: 'family-allowances',
      team: 'pensions',
      title: 'Family allowances',
      description: 'Pays allowances for children.',
    },
  ],
  elections: [
    {
      name: 'voter-registry',
      team: 'voter',
      title: 'Voter registry',
      description: 'Knows who may vote and where.',
    },
    {
      name: 'polling-places',
      team: 'voter',
      title: 'Polling places',
      description: 'Says where to vote.',
    },
    {
      name: 'preliminary-results',
      team: 'results',
      title: 'Preliminary results',
      description: 'Publishes results as they come in.',
    },
    {
      name: 'candidate-lists',
      team: 'candidate',
      title: 'Candidate lists',
      description: 'Takes and publishes candidacies.',
    },
    {
      name: 'party-accounts',
      team: 'candidate',
      title: 'Party accounts',
      description: 'Publishes what parties earn and spend.',
    },
    {
      name: 'poll-workers',
      team: 'poll',
      title: 'Poll workers',
      description: 'Draws, informs and pays poll workers.',
    },
    {
      name: 'overseas-voting',
      team: 'voter',
      title: 'Voting from abroad',
      description: 'Registers voters abroad.',
    },
    {
      name: 'tally-sheets',
      team: 'results',
      title: 'Tally sheets',
      description: 'Digitises tally sheets and their hashes.',
    },
    {
      name: 'media-feed',
      team: 'results',
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
