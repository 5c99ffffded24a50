using CommunityToolkit.Mvvm.ComponentModel;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <content>Opens a file and shows what it holds.</content>
public sealed partial class ImportViewModel
{
    // A report for each row would keep the context busy.
    private const int ReportedRows = 500;

    private CancellationTokenSource? _reading;

    /// <summary>Gets a value indicating whether a file is being opened and read.</summary>
    [ObservableProperty]
    public partial bool IsReading { get; private set; }

    /// <summary>Gets how much of the file has arrived, 0 to 1. At 1 it is being read.</summary>
    [ObservableProperty]
    public partial double ReceivedFraction { get; private set; }

    /// <summary>Gets the number of tracks that were read so far.</summary>
    [ObservableProperty]
    public partial long ReadCount { get; private set; }

    /// <summary>Gets the file that was chosen and not imported so far, or null.</summary>
    [ObservableProperty]
    public partial IImportSource? Source { get; private set; }

    /// <summary>Gets what <see cref="Source"/> holds, or null without one.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(CanStart))]
    public partial ImportPreview? Preview { get; private set; }

    /// <summary>
    /// Opens a file and reads it once, to show what it holds. It takes the place of one that was chosen before, or is still being read.
    /// Nothing is stored.
    /// </summary>
    /// <param name="open">
    /// Opens the file. It is called on the context, and tells how much of the file has arrived, 0 to 1. What it throws is shown as
    /// <see cref="PanelViewModel.Error"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when <see cref="Preview"/> shows the file, or the call has failed.</returns>
    public Task OpenAsync(
        Func<IProgress<double>, CancellationToken, Task<IImportSource>> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        return RunAsync(token => ReadAsync(open, token), retry: null, cancellationToken);
    }

    /// <summary>Gives up the file that was chosen or is being read.</summary>
    /// <returns>A task that completes when the file is closed.</returns>
    public async Task DiscardAsync()
    {
        await Context;
        Error = null;
        await GiveUpAsync().ConfigureAwait(false);
    }

    private async Task ReadAsync(Func<IProgress<double>, CancellationToken, Task<IImportSource>> open, CancellationToken cancellationToken)
    {
        await GiveUpAsync().ConfigureAwait(false);
        await Context;
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        (_reading, IsReading, ReceivedFraction, ReadCount) = (reading, true, 0, 0);
        IImportSource? source = null;
        try
        {
            source = await open(new LatestProgress<double>(Context, ShowReceived), reading.Token).ConfigureAwait(false);
            var counted = new LatestProgress<long>(Context, ShowCount);
            ImportPreview preview = await Task.Run(() => PreviewAsync(source, counted, reading.Token), reading.Token).ConfigureAwait(false);
            await Context;
            if (reading.IsCancellationRequested)
                return;
            (Source, Preview) = (source, preview);
            source = null;
        }
        catch (OperationCanceledException) when (reading.IsCancellationRequested)
        {
        }
        finally
        {
            if (source is not null)
                await source.DisposeAsync().ConfigureAwait(false);
            await Context;
            if (_reading == reading)
                (_reading, IsReading) = (null, false);
        }

        void ShowReceived(double part)
        {
            if (_reading == reading)
                ReceivedFraction = part;
        }

        void ShowCount(long count)
        {
            if (_reading == reading)
                ReadCount = count;
        }
    }

    private static async Task<ImportPreview> PreviewAsync(
        IImportSource source, LatestProgress<long> counted, CancellationToken cancellationToken)
    {
        var first = new List<NewTrack>();
        long count = 0;
        await foreach (NewTrack track in source.ReadAsync(cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (first.Count < ImportPreview.MaxTracks)
                first.Add(track);
            if (++count % ReportedRows == 0)
                counted.Report(count);
        }

        return new ImportPreview
        {
            TrackCount = count,
            Tracks = [.. first.Select((track, i) => (source.LineOf(i), track))],
            Rejections = [.. source.Rejections],
            RejectionCount = source.RejectionCount,
            Omissions = [.. source.Omissions],
            OmissionCount = source.OmissionCount,
        };
    }

    // On the context.
    private async ValueTask GiveUpAsync()
    {
        IImportSource? source = Source;
        CancellationTokenSource? reading = _reading;
        (Source, Preview, _reading, IsReading) = (null, null, null, false);
        if (reading is not null)
            await reading.CancelAsync().ConfigureAwait(false);
        if (source is not null)
            await source.DisposeAsync().ConfigureAwait(false);
    }
}
