package program

// The tables of fields, one row a field: the path of the Go field, the section of its form ("-": it is typed elsewhere)
// and, where they hold, these options. A test wants a row for each field of the types.
//
//	key=KEY        its name in columns and texts, where that is not the path in lower case with hyphens
//	rows=N         the lines of its input
//	most=N         the letters of its text of one line, where that is not LongestLine
//	tag            the text is a BCP 47 tag
//	copy=BY,...    what copies it: a duplicate of the person, a template with names. What is personal is never copied.
//	change=PART    the part of a release's changes in which it is reported
//	withheld       the old value is not repeated to recipients once it is removed
//	search         the search reads it
//	detail=KIND    the kind of information it is for the difference between audiences
//	missing=S      the severity of the to-do when it is empty, with =S,ROLE,... of those roles only
//	todo=CODE      the code of that to-do, where it is not the key
const (
	programTable = `
Name               program      change=plan
EmergencyPhone     program      change=phones detail=service-phones
Agency             program      change=plan
Logo               program
Start              program      change=dates
End                program
Language           program
Sponsor            program
SponsorSentence    program      rows=2
Purpose            program      rows=4
Notes              program      rows=3
GroupNames         program
Themes             program
Accepted           program
Award.Title        certificate
Award.TitleSecond  certificate
Award.PresentedBy  certificate
Award.PresentedBySecond certificate
Award.Place        certificate
Award.Date         certificate
Award.Seal         certificate
Award.Signatories  certificate`

	stopTable = `
City            place      change=plan
Country         place
Zone            place      change=plan
From            place      change=dates
Until           place
Hotel.Name      hotel      key=hotel change=hotel
Hotel.Address   hotel      rows=2 change=hotel
Hotel.Position  hotel
Hotel.Phone     hotel      change=hotel detail=service-phones
Council         on-site    change=hosts
CouncilPhone    on-site    change=hosts detail=service-phones
Transport       transport  change=rides
Vehicles        transport  change=rides
Driver          transport  change=rides
DriverPhone     transport  change=rides detail=service-phones
Traffic         transport
EmergencyPhone  on-site    change=phones detail=service-phones
Notes           on-site    rows=3`

	personTable = `
Honorific           identity   copy=duplicate,names
Given               identity   copy=duplicate,names
Family              identity   copy=duplicate,names
Suffix              identity   copy=duplicate,names
NameOrder           identity   copy=duplicate,names
PassportName        passport   change=passport detail=passport-names
OwnName             identity   copy=names change=about
OwnNameLanguage     identity   tag copy=duplicate,names
BadgeName           identity   copy=names
BadgePrinted        identity
Pronunciation       identity   copy=names
Alias               identity   copy=names
Position            identity   copy=duplicate change=about search
Affiliation         identity   copy=duplicate change=about search
Role                identity   copy=duplicate,names change=names search
Country             identity   copy=duplicate search missing=hint,awardee,guest
Photo               identity   detail=photos missing=hint,awardee
Citation            award      rows=3 detail=stories missing=hint,awardee
CitationSecond      award      rows=3 detail=stories
AwardYear           award      copy=duplicate
Languages           languages  copy=duplicate,names missing=warning,awardee,guest,interpreter
NeedsInterpreter    languages  copy=duplicate,names missing=warning,awardee,guest todo=need-interpreter
Nationality         passport   copy=duplicate
Gender              passport   change=rooms
Passport.Number     passport   detail=passports missing=warning,awardee,guest todo=passport
Passport.Expiry     passport
Passport.Visa       passport   key=visa
BirthDate           passport   detail=births
Insurance           passport   detail=insurances
Phone               reach      change=reach withheld detail=telephones missing=hint
Email               reach      search detail=emails
Messenger           reach      detail=telephones
Emergency.Name      emergency  detail=emergency
Emergency.Relation  emergency
Emergency.Phone     emergency  detail=telephones missing=warning todo=emergency
Diet                needs      change=diets detail=diets missing=warning
Access              needs      change=access detail=access missing=hint
Medical             needs      detail=medical
Arrival.At          travel     key=arrival copy=duplicate change=arrivals
Arrival.Number      travel     key=arrival-flight copy=duplicate detail=flights
Arrival.Place       travel     key=arrival-place copy=duplicate detail=flights
Departure.At        travel     key=departure copy=duplicate change=departures
Departure.Number    travel     key=departure-flight copy=duplicate detail=flights
Departure.Place     travel     key=departure-place copy=duplicate detail=flights
Bags                travel     change=rides
Stays               travel
Consent.Name        consent
Consent.Photo       consent
Consent.Story       consent
Bio                 about      rows=4 detail=stories
Notes               about      rows=3
Cancelled           -`

	organisationTable = `
Name         organisation  change=plan
Category     organisation  search
Address      organisation  rows=2 change=plan search
Position     organisation  key=coordinates
Directions   organisation  rows=2
Website      organisation  most=2000
Phone        organisation  search change=contacts withheld detail=service-phones
Description  organisation  rows=3
Opening      organisation
Exclusive    organisation
Notes        organisation  rows=2`

	contactTable = `
Organisation  contact  search
Honorific     contact
Name          contact  change=contacts detail=contacts
Title         contact  search change=contacts
Phone         contact  search change=contacts withheld detail=contact-addresses
Email         contact  search change=contacts withheld detail=contact-addresses
MayShare      contact  change=contacts
Languages     contact
Notes         contact  rows=2`

	meetingTable = `
Title         time    change=plan
Place         where   change=plan search
Link          where   most=2000 change=details
Vehicle       where   change=plan
Topic         where   change=details search
Theme         where
Contacts      where   change=contacts search
Note          status  rows=3 change=details
Kind          time    change=plan search
Travel        where   change=plan
Status        status  change=details
Start         time
End           time
Organisation  where   search
Stop          time    search
Position      where   key=coordinates
Attendees     people
Excused       people
Interpreters  people
Attendance    people
StatusDate    status
PhotosTold    status
Internal      status  rows=3
Private       status`

	takeawayTable = `
Person         takeaway
Meeting        takeaway
Theme          takeaway
Kind           takeaway
Stop           takeaway
Text           takeaway  rows=4 search
Language       takeaway  key=text-language
Translation    takeaway  rows=4 search
Tags           takeaway  search
Publish        takeaway
NotedAt        takeaway
NotedBy        takeaway
FollowUp       takeaway  rows=2 search
FollowUpOwner  takeaway
FollowUpDue    takeaway
FollowUpState  takeaway`

	findingTable = `
Theme        finding
Kind         finding
Text         finding  rows=4 search
Translation  finding  rows=4 search
Sources      finding
Publish      finding`

	formTable = `
Name       form
Scope      form
Anonymous  form
Questions  form`

	responseTable = `
Form      response
Meeting   response
Stop      response
Person    response
Language  response  key=text-language
Answers   response`

	connectionTable = `
From           connection  key=connection-from
To             connection  key=connection-to
Introduced     connection
Meeting        connection
Note           connection  rows=2 search
FollowUp       connection  rows=2 search
FollowUpOwner  connection
FollowUpDue    connection
FollowUpState  connection`

	taskTable = `
Text    task  rows=2 search
Person  task
Due     task
Owner   task
DoneOn  task
Proof   task
Note    task  rows=2`

	journeyTable = `
Kind        journey  change=rides
Leg         journey
Number      journey  change=rides search detail=flights
From.Place  journey  key=from-place change=rides search detail=flights
From.At     journey  key=from-time change=rides
From.Zone   journey  key=from-zone
To.Place    journey  key=to-place change=rides search detail=flights
To.At       journey  key=to-time change=rides
To.Zone     journey  key=to-zone
Travellers  journey  search
Booking     journey  search
Notes       journey  rows=2`
)
