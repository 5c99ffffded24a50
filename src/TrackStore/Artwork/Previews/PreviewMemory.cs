using Microsoft.Extensions.Options;
using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Previews;

/// <summary>Keeps previews in memory, and which addresses have failed and when they may be requested again.</summary>
internal sealed class PreviewMemory(AcquisitionPolicy policy, TimeProvider time, IOptions<ArtworkPreviewOptions> options)
{
    /// <summary>The bytes charged for an entry beside its renditions: the address, the descriptions and the message.</summary>
    public const int EntryOverhead = 2048;

    private readonly RecentMap<PreviewEntry> _entries = new(options.Value.MemoryBytes);

    /// <summary>Finds what is known of an address.</summary>
    /// <returns>The entry, or null when the address has to be requested.</returns>
    public PreviewEntry? Find(string url)
        => _entries.TryGet(url, out PreviewEntry? entry) && (entry.Picture is not null || entry.RetryAt > time.GetUtcNow()) ? entry : null;

    /// <summary>Keeps a picture.</summary>
    public PreviewEntry Add(string url, PreviewPicture picture)
    {
        var entry = new PreviewEntry(picture);
        _entries.Set(url, entry, EntryOverhead + picture.ByteLength);
        return entry;
    }

    /// <summary>Keeps a result without a picture, unless it says nothing about the address.</summary>
    public PreviewEntry Add(string url, FetchResult result)
    {
        if (result is FetchResult.Unreachable)
            return new PreviewEntry(Picture: null, result);
        int failures = _entries.TryGet(url, out PreviewEntry? before) ? before.Failures : 0;
        AcquisitionStatus status = policy.After(result, failures, time.GetUtcNow().UtcDateTime);
        var entry = new PreviewEntry(Picture: null, result, new DateTimeOffset(status.DueAt, TimeSpan.Zero), status.Failures);
        _entries.Set(url, entry, EntryOverhead);
        return entry;
    }

    /// <summary>Forgets an address.</summary>
    public void Remove(string url) => _entries.Remove(url);

    /// <summary>Forgets the least recently used addresses until the rest fits.</summary>
    /// <param name="bytes">The number of bytes that may stay.</param>
    public void Trim(long bytes) => _entries.Trim(bytes);
}
