using TrackStore.Loading.Scheduling;

namespace TrackStore.Loading.Cache;

/// <summary>
/// The bytes of one rendition, held once however many cache entries and reads use them. Owned by the <see cref="ImageCache"/>.
/// </summary>
/// <param name="imageId">The rendition's identifier.</param>
internal sealed class CachedContent(long imageId)
{
    /// <summary>Gets the rendition's identifier.</summary>
    public long ImageId => imageId;

    /// <summary>Gets or sets the bytes, or null until they are read.</summary>
    public ReadOnlyMemory<byte>? Data { get; set; }

    /// <summary>Gets or sets the job that is reading the bytes, or null.</summary>
    public LoadJob? Reader { get; set; }

    /// <summary>Gets the reads waiting for <see cref="Reader"/>.</summary>
    public List<ImageRead> Waiting { get; } = [];

    /// <summary>Gets or sets a value indicating whether the database no longer had the bytes at the last attempt.</summary>
    public bool IsGone { get; set; }

    /// <summary>Gets or sets the number of reads that need the bytes now.</summary>
    public int Leases { get; set; }

    /// <summary>Gets or sets the number of cache entries that use the bytes; they count against the limit while there is one.</summary>
    public int Entries { get; set; }

    /// <summary>
    /// Lets a read wait for <see cref="Reader"/>, without a slot of its own. The reader is not canceled while a read waits for it.
    /// </summary>
    /// <param name="read">The read.</param>
    public void Wait(ImageRead read)
    {
        Waiting.Add(read);
        Reader!.Waiters++;
    }

    /// <summary>Ends the attempt of a job to read the bytes.</summary>
    /// <param name="reader">The job.</param>
    /// <param name="data">The bytes, or null.</param>
    /// <param name="error">The error of the database, or null.</param>
    /// <param name="released">Receives the reads that waited for the job.</param>
    public void EndRead(LoadJob reader, ReadOnlyMemory<byte>? data, Exception? error, List<ImageRead> released)
    {
        Data ??= data;
        if (Reader != reader)
            return;
        Reader = null;
        IsGone = data is null && error is null;
        reader.Waiters -= Waiting.Count;
        released.AddRange(Waiting);
        Waiting.Clear();
    }
}
