namespace TrackStore.Benchmarks.Artwork.Peers;

/// <summary>One way to make the renditions of an original. It is used from one thread at a time.</summary>
internal interface IRenditionPeer : IDisposable
{
    /// <summary>Gets the name in reports.</summary>
    string Name { get; }

    /// <summary>Gets the time that the peer measured itself for the last picture, or null when the caller measures it.</summary>
    WorkTime? Own => null;

    /// <summary>Gets whether renditions are encoded in the original's format, whatever it is, with that format's own settings.</summary>
    bool KeepsFormat => false;

    /// <summary>Tells whether the peer can make renditions of originals of a format.</summary>
    bool Takes(ImageFormat format) => true;

    /// <summary>Makes the renditions, in the order of the profile.</summary>
    Task<IReadOnlyList<Rendition>> MakeAsync(ImageSource original, RenditionProfile profile);
}
