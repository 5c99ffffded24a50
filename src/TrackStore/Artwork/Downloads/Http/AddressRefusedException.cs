namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Carries the refusal of a host's addresses out of the HTTP stack, which wraps what its connections throw.</summary>
/// <param name="kind">What kind of address it is, such as "a loopback address".</param>
internal sealed class AddressRefusedException(string kind) : IOException($"The host has {kind}.")
{
    public string Kind => kind;
}
