// Package identity decides who is whom: which records of people are of the same person. It reads signs of a person
// (name, date of birth, passport number, e-mail address, telephone) and wants two that agree and do not depend on each
// other; one alone only makes a possible match, which a person decides. It imports nothing of Laurel but program and
// its leaves.
package identity
