namespace TrackStore.Presentation.Composition;

/// <summary>What the view models of one library work on.</summary>
internal sealed record PanelServices
{
    public required ITrackRepository Tracks { get; init; }

    public required ITrackFields Fields { get; init; }

    public required IFieldRankings Rankings { get; init; }

    public required ITagRepository Tags { get; init; }

    public required IGenreRepository Genres { get; init; }

    public required IAlbumRepository Albums { get; init; }

    public required ILibraryFacets Facets { get; init; }

    public required IDuplicates Duplicates { get; init; }

    public required IArtworkSelector Artwork { get; init; }

    public required IImageRepository Images { get; init; }

    public required IImageLibrary ImageLibrary { get; init; }

    public required IArtworkDownloads Downloads { get; init; }

    public required IArtworkMaintenance Maintenance { get; init; }

    public required IRenditionSettings RenditionSettings { get; init; }

    public required IArtworkPreviews Previews { get; init; }

    public required IImageLoader Loader { get; init; }

    public required ITrackSynchronizer Synchronizer { get; init; }

    public required IChangeHistory History { get; init; }

    public required ITrackStoreDatabase Database { get; init; }

    public required ILibraryChanges Changes { get; init; }

    public required IReadOnlyList<IPlatformClient> Clients { get; init; }

    public required SyncJobs Jobs { get; init; }

    public required ImportJobs Imports { get; init; }

    public required PresentationTexts Texts { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Reads how many pictures match the options, or returns null where no pictures can be rendered.</summary>
    public async Task<RenditionStatus?> ReadRenditionStatusAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Maintenance.GetRenditionStatusAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ImageProcessorUnavailableException)
        {
            return null;
        }
    }
}
