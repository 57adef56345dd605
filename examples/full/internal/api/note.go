// Managed by venture: edit freely, regenerating merges your changes.

package api

import "net/http"

// Note adds a reason to the log line of the request that w answers, where something else writes the answer.
func Note(w http.ResponseWriter, reason error) { note(w, reason) }
