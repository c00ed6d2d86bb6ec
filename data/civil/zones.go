package civil

import (
	"slices"
	"strings"
)

// pickedZones are the zones that a picker offers; any other name of the IANA database may be typed.
var pickedZones = strings.Fields(
	`Africa/Abidjan Africa/Accra Africa/Addis_Ababa Africa/Algiers Africa/Cairo Africa/Casablanca Africa/Dakar
	Africa/Harare Africa/Johannesburg Africa/Kampala Africa/Khartoum Africa/Kigali Africa/Kinshasa Africa/Lagos
	Africa/Luanda Africa/Lusaka Africa/Maputo Africa/Nairobi Africa/Tripoli Africa/Tunis America/Anchorage
	America/Argentina/Buenos_Aires America/Asuncion America/Bogota America/Caracas America/Chicago
	America/Costa_Rica America/Denver America/Detroit America/Guatemala America/Guayaquil America/Halifax
	America/Havana America/Indiana/Indianapolis America/Jamaica America/La_Paz America/Lima America/Los_Angeles
	America/Managua America/Mexico_City America/Montevideo America/New_York America/Panama America/Phoenix
	America/Port-au-Prince America/Puerto_Rico America/Santiago America/Santo_Domingo America/Sao_Paulo
	America/St_Johns America/Tegucigalpa America/Toronto America/Vancouver Asia/Almaty Asia/Amman Asia/Baghdad
	Asia/Baku Asia/Bangkok Asia/Beirut Asia/Colombo Asia/Damascus Asia/Dhaka Asia/Dubai Asia/Ho_Chi_Minh
	Asia/Hong_Kong Asia/Jakarta Asia/Jerusalem Asia/Kabul Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Kuala_Lumpur
	Asia/Kuwait Asia/Manila Asia/Phnom_Penh Asia/Qatar Asia/Riyadh Asia/Seoul Asia/Shanghai Asia/Singapore
	Asia/Taipei Asia/Tashkent Asia/Tbilisi Asia/Tehran Asia/Tokyo Asia/Ulaanbaatar Asia/Vientiane Asia/Yangon
	Asia/Yerevan Atlantic/Azores Atlantic/Reykjavik Australia/Adelaide Australia/Brisbane Australia/Darwin
	Australia/Perth Australia/Sydney Europe/Amsterdam Europe/Athens Europe/Belgrade Europe/Berlin Europe/Brussels
	Europe/Bucharest Europe/Budapest Europe/Chisinau Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Istanbul
	Europe/Kyiv Europe/Lisbon Europe/London Europe/Madrid Europe/Minsk Europe/Moscow Europe/Oslo Europe/Paris
	Europe/Prague Europe/Rome Europe/Sarajevo Europe/Skopje Europe/Sofia Europe/Stockholm Europe/Tallinn
	Europe/Tirane Europe/Vienna Europe/Vilnius Europe/Warsaw Europe/Zurich Pacific/Auckland Pacific/Fiji
	Pacific/Guam Pacific/Honolulu Pacific/Port_Moresby UTC`,
)

// Zones lists the time zones that a picker offers, by name.
func Zones() []Zone {
	all := make([]Zone, len(pickedZones))
	for i, name := range pickedZones {
		all[i] = Zone(name)
	}
	return all
}

// City is the zone's own city in plain words: New York for America/New_York.
func (z Zone) City() string {
	name := string(z)
	return strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
}

// Offered reports whether the zone is one of those that a picker offers.
func (z Zone) Offered() bool { return slices.Contains(pickedZones, string(z)) }
