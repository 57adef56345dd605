// Managed by venture: edit freely, regenerating merges your changes.

package redact

const (
	longestCard  = 16
	shortestCard = 14
)

// phone is where a number in the international form ends: +61400000000, as Cognito has it, +61 400 000 000 or
// +1 (202) 555-0123. It is 0 where there is none: that of a version or of a time zone stands within something else.
func phone(text []byte, plus, at int) int {
	if plus > 0 && isWord(text[plus-1]) && text[plus-1] != '.' || at < len(text) && text[at] == '0' {
		return 0
	}
	end, count := digits(text, at)
	if count <= longestCode { // of a country
		if to, more := groups(text, end); more > 0 {
			return atEnd(text, to, count+more, shortestGrouped)
		}
	}
	return atEnd(text, end, count, shortestPhone)
}

const (
	longestCode     = 3
	shortestPhone   = 8
	shortestGrouped = 9 // groups of digits are common
	longestPhone    = 15
)

// groups is where the groups of digits after a country's code end: one blank or dash, and a part in brackets.
func groups(text []byte, at int) (end, count int) {
	end = at
	for range longestPhone / 2 {
		next := end
		if next < len(text) && (text[next] == ' ' || text[next] == '-') {
			next++
		}
		isOpen := next < len(text) && text[next] == '('
		if isOpen {
			next++
		}
		to, length := digits(text, next)
		if next == end || length < 2 || length > 7 || isDate(text[next:]) {
			break
		}
		if isOpen {
			if to == len(text) || text[to] != ')' {
				break
			}
			to++
		}
		end, count = to, count+length
	}
	return end, count
}

// isDate knows 2026-11-22.
func isDate(text []byte) bool {
	const form = "dddd-dd-dd"
	if len(text) < len(form) {
		return false
	}
	for i := range len(form) {
		if form[i] == '-' && text[i] != '-' || form[i] == 'd' && !isDigit(text[i]) {
			return false
		}
	}
	return true
}

func digits(text []byte, at int) (end, count int) {
	end = at
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	return end, end - at
}

// atEnd is end, or 0 where the number has not so many digits, or is a part of something.
func atEnd(text []byte, end, count, shortest int) int {
	followed := end < len(text) && isWord(text[end]) && text[end] != '.' && text[end] != '-'
	if count < shortest || count > longestPhone || followed {
		return 0
	}
	return end
}

// card is where the number of a payment card ends that begins here, or 0. Its first digits must be those of an issuer,
// its length and its groups the brand's, and its last digit right (Luhn), so that times and ids stay. What follows it may be
// digits too, of a date.
func card(text []byte, at int) int {
	if at > 0 && isWord(text[at-1]) || text[at] < '2' || text[at] > '6' {
		return 0
	}
	var number [longestCard]byte
	var gaps [3]int // how many digits stand before each
	found, count, gap := 0, 0, 0
	for end := at; end < len(text) && count < longestCard; end++ {
		if c := text[end]; isDigit(c) {
			number[count] = c - '0'
			count++
			ends := end+1 == len(text) || !isWord(text[end+1]) || text[end+1] == '.' || text[end+1] == '-'
			if ends && isBrand(number[:count], gaps[:gap]) && luhn(number[:count]) {
				found = end + 1
			}
			continue
		}
		isGap := text[end] == ' ' || text[end] == '-'
		if !isGap || gap == len(gaps) || count < 4 || end+1 == len(text) || !isDigit(text[end+1]) {
			break
		}
		gaps[gap] = count
		gap++
	}
	return found
}

// isBrand knows the digits that issuers begin with: Visa, Mastercard, American Express, Diners, JCB and Discover.
func isBrand(number []byte, gaps []int) bool {
	if len(number) < shortestCard {
		return false
	}
	four := int(number[0])*1000 + int(number[1])*100 + int(number[2])*10 + int(number[3])
	two := four / 100
	switch {
	case two == 34 || two == 37:
		return len(number) == 15 && areGaps(gaps, 4, 10)
	case two == 36 || two == 38 || four >= 3000 && four < 3060:
		return len(number) == 14 && areGaps(gaps, 4, 10)
	case number[0] == 4, two >= 51 && two <= 55, four >= 2221 && four <= 2720, four >= 3528 && four <= 3589,
		four == 6011, four >= 6440 && four < 6600:
		return len(number) == 16 && areGaps(gaps, 4, 8, 12)
	default:
		return false
	}
}

// areGaps wants these gaps, or none.
func areGaps(gaps []int, want ...int) bool {
	for i, gap := range gaps {
		if len(gaps) != len(want) || gap != want[i] {
			return false
		}
	}
	return true
}

func luhn(number []byte) bool {
	sum := 0
	for i := range number {
		digit := int(number[len(number)-1-i])
		if i%2 == 1 {
			if digit *= 2; digit > 9 {
				digit -= 9
			}
		}
		sum += digit
	}
	return sum%10 == 0
}
