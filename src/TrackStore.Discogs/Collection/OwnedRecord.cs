using TrackStore.Discogs.Answers;

namespace TrackStore.Discogs.Collection;

/// <summary>What the user has to do with a release: the copies in the collection, and the wish in the wantlist.</summary>
internal sealed record OwnedRecord
{
    public required long ReleaseId { get; init; }

    public IReadOnlyList<OwnedCopy> Copies { get; init; } = [];

    public WantedRelease? Want { get; init; }

    /// <summary>Gets what the list says of the release, with the picture that it is listed with.</summary>
    public DiscogsRelease? Listed => Copies.Select(copy => copy.Item.BasicInformation).FirstOrDefault(listed => listed is not null) ?? Want?.Want.BasicInformation;
}
