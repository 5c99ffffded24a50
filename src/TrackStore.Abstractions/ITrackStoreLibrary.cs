using System.ComponentModel;

namespace TrackStore;

/// <summary>A library that <see cref="ITrackStoreFactory"/> has opened, with the services that work on it.</summary>
/// <remarks>
/// Disposing it lets running transactions end, ends its background work and streams, and closes the file completely: its connections are
/// closed, and unless another view of the file is open, the write-ahead log is folded into it, so that it can be copied, moved or deleted.
/// Services of a disposed library throw <see cref="ObjectDisposedException"/>, also in the middle of a longer call such as an import; its
/// loader answers <see cref="ImageLoadResult.Canceled"/>. Disposing it again has no effect.
/// </remarks>
public interface ITrackStoreLibrary : IAsyncDisposable
{
    /// <summary>Gets the tracks.</summary>
    ITrackRepository Tracks { get; }

    /// <summary>Gets the layers of the tracks' fields.</summary>
    ITrackFields Fields { get; }

    /// <summary>Gets the rankings of platforms, by which fields show their values.</summary>
    IFieldRankings Rankings { get; }

    /// <summary>Gets the tags.</summary>
    ITagRepository Tags { get; }

    /// <summary>Gets the genres.</summary>
    IGenreRepository Genres { get; }

    /// <summary>Gets the albums.</summary>
    IAlbumRepository Albums { get; }

    /// <summary>Gets the artists.</summary>
    IArtistRepository Artists { get; }

    /// <summary>Gets the numbers of tracks per genre, tag, year and the like.</summary>
    ILibraryFacets Facets { get; }

    /// <summary>Gets the stored pictures.</summary>
    IImageRepository Images { get; }

    /// <summary>Gets the lists of missing, small, shared and similar pictures, and the space that pictures take.</summary>
    IImageLibrary ImageLibrary { get; }

    /// <summary>Gets the choice among the pictures of a track or album.</summary>
    IArtworkSelector Artwork { get; }

    /// <summary>Gets the remembered lookups of pictures.</summary>
    IArtworkLookups ArtworkLookups { get; }

    /// <summary>Gets the queue of downloads of pictures.</summary>
    IArtworkDownloads ArtworkDownloads { get; }

    /// <summary>Gets the addresses and keys of previews.</summary>
    IArtworkPreviews ArtworkPreviews { get; }

    /// <summary>Gets the maintenance of stored pictures.</summary>
    IArtworkMaintenance ArtworkMaintenance { get; }

    /// <summary>Gets how pictures are rendered.</summary>
    IRenditionSettings RenditionSettings { get; }

    /// <summary>Gets the loader of pictures for a user interface.</summary>
    IImageLoader Loader { get; }

    /// <summary>Gets the synchronizer.</summary>
    ITrackSynchronizer Synchronizer { get; }

    /// <summary>Gets the tracks that are stored twice.</summary>
    IDuplicates Duplicates { get; }

    /// <summary>Gets the changes that can be undone.</summary>
    IChangeHistory History { get; }

    /// <summary>Gets the stream of changes.</summary>
    ILibraryChanges Changes { get; }

    /// <summary>Gets the database.</summary>
    ITrackStoreDatabase Database { get; }

    /// <summary>Gets all services of the library, such as those of other packages.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    IServiceProvider Services { get; }
}
