// Passkeys: asks the browser to make or to use one, puts what it answers into the form and sends it.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0))
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
const described = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }))

class Passkey extends HTMLElement {
  #form
  #asks = (event) => this.#ask(event)

  connectedCallback() {
    if (!window.PublicKeyCredential) return this.remove()
    this.hidden = false
    this.#form = this.querySelector("form")
    this.#form.addEventListener("submit", this.#asks)
  }

  disconnectedCallback() {
    this.#form?.removeEventListener("submit", this.#asks)
  }

  async #ask(event) {
    if (this.#form.elements.credential.value) return
    event.preventDefault()
    try {
      const kind = this.dataset.kind
      const credential = kind === "create" ? await this.#create() : await this.#get(await this.#request(kind))
      this.#form.elements.credential.value = JSON.stringify(credential)
      this.#form.submit()
    } catch {
      const note = this.querySelector(".field-error[role=alert]")
      note.textContent = this.dataset.failed
      note.hidden = false
    }
  }

  async #request(kind) {
    if (kind === "get") return JSON.parse(this.dataset.options).publicKey
    const answer = await fetch(this.#form.action, { headers: { Accept: "application/json" } })
    return (await answer.json()).request_options.publicKey
  }

  async #get(options) {
    const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: described(options.allowCredentials) }
    const made = await navigator.credentials.get({ publicKey })
    const { authenticatorData, clientDataJSON, signature, userHandle } = made.response
    const response = { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature) }
    if (userHandle) response.userHandle = text(userHandle)
    return { id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: made.getClientExtensionResults() }
  }

  async #create() {
    const options = JSON.parse(this.dataset.options).publicKey
    const alone = this.#form.elements.passwordless?.checked ?? false
    const choice = { ...options.authenticatorSelection, residentKey: alone ? "required" : "discouraged", requireResidentKey: alone }
    if (alone) choice.userVerification = "required"
    const publicKey = {
      ...options, authenticatorSelection: choice, challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: described(options.excludeCredentials),
    }
    const made = await navigator.credentials.create({ publicKey })
    const response = { attestationObject: text(made.response.attestationObject), clientDataJSON: text(made.response.clientDataJSON) }
    if (made.response.getTransports) response.transports = made.response.getTransports()
    return { id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: made.getClientExtensionResults() }
  }
}

customElements.define("vai-passkey", Passkey)
