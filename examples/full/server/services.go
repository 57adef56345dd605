// Managed by venture: edit freely, regenerating merges your changes.

package main

// services are those of proto/.
func services() []string {
	return []string{
		"lighthouse.v1.CreditService",
	}
}
