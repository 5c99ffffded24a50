using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Collection;

/// <summary>The user's copies of a release, and its entry in the wantlist.</summary>
internal sealed record OwnedRecord
{
    public required long ReleaseId { get; init; }

    public IReadOnlyList<OwnedCopy> Copies { get; init; } = [];

    public WantedRelease? Want { get; init; }

    /// <summary>Gets the list's short form of the release, which has its own cover.</summary>
    public DiscogsRelease? Listed
        => Copies.Select(copy => copy.Item.BasicInformation).FirstOrDefault(listed => listed is not null) ?? Want?.Want.BasicInformation;
}
