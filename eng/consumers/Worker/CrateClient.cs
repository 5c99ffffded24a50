using System.Runtime.CompilerServices;
using TrackStore;

/// <summary>A platform of the host's own: a crate of records that it keeps in memory.</summary>
internal sealed class CrateClient : IPlatformClient
{
    private readonly Dictionary<string, PlatformTrack> _records = new[]
    {
        new PlatformTrack { Platform = "crate", Id = "1", Title = "Windowlicker", Artist = "Aphex Twin", Year = "1999", Genres = ["IDM"] },
        new PlatformTrack { Platform = "crate", Id = "2", Title = "Roygbiv", Artist = "Boards of Canada", Year = "1998", Genres = ["IDM"] },
    }.ToDictionary(record => record.Id);

    public string Platform => "crate";

    /// <summary>Replaces a record, as if somebody had corrected its sleeve.</summary>
    public void Replace(PlatformTrack record) => _records[record.Id] = record;

    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
        => StreamAsync(_records.Values.Where(record => record.Title.Contains(query.Text ?? query.Title ?? "", StringComparison.OrdinalIgnoreCase)));

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(
        IReadOnlyCollection<string> platformIds,
        CancellationToken cancellationToken = default)
        => StreamAsync(_records.Values.Where(record => platformIds.Contains(record.Id)));

    public IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
        => StreamAsync(_records.Values);

    private static async IAsyncEnumerable<PlatformTrack> StreamAsync(
        IEnumerable<PlatformTrack> records,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (PlatformTrack record in records)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }
}
