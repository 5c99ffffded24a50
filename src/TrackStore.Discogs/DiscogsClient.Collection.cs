using System.Runtime.CompilerServices;
using TrackStore.Discogs.Collection;
using TrackStore.Discogs.Mapping;

namespace TrackStore.Discogs;

internal sealed partial class DiscogsClient
{
    public IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
        => GetCollectionAsync(resumeToken, cancellationToken);

    public IAsyncEnumerable<PlatformTrack> GetCollectionAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
        => ListAsync(ListPosition.Collection, ListPosition.Parse(resumeToken, ListPosition.Collection), cancellationToken);

    public IAsyncEnumerable<PlatformTrack> GetWantlistAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
        => ListAsync(ListPosition.Wantlist, ListPosition.Parse(resumeToken, ListPosition.Wantlist), cancellationToken);

    private async IAsyncEnumerable<PlatformTrack> ListAsync(
        string list, ListPosition? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        OwnedRecords owned = await collection.ReadAsync(cancellationToken).ConfigureAwait(false);
        bool isCollection = list == ListPosition.Collection;
        if ((isCollection ? owned.CollectionFault : owned.WantlistFault) is { } fault)
            throw new PlatformException(fault.Platform, fault.Fault, fault.Message, fault);

        IReadOnlyList<long> releases = isCollection ? owned.Collection : owned.Wantlist;
        (int start, int returned) = from?.FindIn(releases) ?? (0, 0);
        int skipped = 0;
        for (int index = start; index < releases.Count; index++)
        {
            ReleaseResponse? response = await FindAsync(releases[index], skipped, cancellationToken).ConfigureAwait(false);
            skipped = response is null ? skipped + 1 : 0;
            if (response is not null)
            {
                IReadOnlyList<PlatformTrack> tracks = Map(response, owned);
                for (int i = returned; i < tracks.Count; i++)
                {
                    int? next = i + 1 == tracks.Count ? null : i + 1;
                    yield return tracks[i] with { ResumeToken = new ListPosition(list, index, releases[index], next).ToString() };
                }
            }

            returned = 0;
        }
    }
}
