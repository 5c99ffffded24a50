using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components.Forms;
using TrackStore.Sample.Csv;
using TrackStore.Sample.Web.Components.Import;
using TrackStore.Sample.Web.Components.Library;

namespace TrackStore.Web.Tests.Sample;

public sealed class CsvImportFileTests
{
    private static readonly byte[] Table = "Title;Artist;Length\nOne;A;200\n;A;180\nTwo;A;soon\n"u8.ToArray();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReceiveAsync_AFile_ReadsItAsOftenAsNeeded()
    {
        var received = new Fractions();
        await using IImportSource file = await CsvImportFile.ReceiveAsync(new BrowserFile(Table), received, Cancel);

        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(["One", "Two"], await file.ReadAsync(Cancel).Select(track => track.Title).ToArrayAsync(Cancel));
            Assert.Equal([new ImportProblem(3, "The title is missing")], file.Rejections);
            Assert.Equal((1L, 1L, 4L), (file.RejectionCount, file.OmissionCount, file.LineOf(1)));
        }

        Assert.Equal(1, received.Last);
    }

    [Fact]
    public async Task DisposeAsync_AFile_LeavesNothingBehind()
    {
        string[] before = Copies();
        var browser = new BrowserFile(Table);
        IImportSource file = await CsvImportFile.ReceiveAsync(browser, new Fractions(), Cancel);

        await file.DisposeAsync();

        Assert.Empty(Copies().Except(before));
        Assert.Equal(CsvImportFile.MaxBytes, browser.Cap);
    }

    [Fact]
    public void CreateCopy_OnUnix_IsOfThisUserAndWithoutAName()
    {
        if (OperatingSystem.IsWindows())
            return;

        using FileStream copy = CsvImportFile.CreateCopy();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy.SafeFileHandle));
        Assert.False(File.Exists(copy.Name));
    }

    [Fact]
    public async Task ReceiveAsync_LargerThanTheCap_IsRefusedBeforeAnythingIsRead()
    {
        var file = new BrowserFile([]) { Size = CsvImportFile.MaxBytes + 1 };

        CsvFormatException error = await Assert.ThrowsAsync<CsvFormatException>(() => CsvImportFile.ReceiveAsync(file, new Fractions(), Cancel));

        Assert.Equal((CsvProblem.TooLarge, null), (error.Problem, file.Cap));
        Assert.Contains("100 MB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReceiveAsync_StreamThatFails_LeavesNothingBehind()
    {
        string[] before = Copies();

        await Assert.ThrowsAsync<IOException>(() => CsvImportFile.ReceiveAsync(new BrowserFile(Table) { Fails = true }, new Fractions(), Cancel));

        Assert.Empty(Copies().Except(before));
    }

    [Fact]
    public async Task SkippedRows_OfTheLatestImport_AreAFile()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await sample.Client.GetAsync(SkippedRows.Address, Cancel)).StatusCode);
        byte[] table = Encoding.UTF8.GetBytes("Title,Artist,BPM\n,A,1\nOne,A,2\n");
        ImportJob job = sample.Get<ImportJobs>().Start(await CsvImportFile.ReceiveAsync(new BrowserFile(table), new Fractions(), Cancel))!;
        await job.Completion.WaitAsync(Cancel);

        using HttpResponseMessage response = await sample.Client.GetAsync(SkippedRows.Address, Cancel);

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        string[] lines = (await response.Content.ReadAsStringAsync(Cancel)).TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Line,Reason", "2,The title is missing"], lines);
    }

    [Fact]
    public async Task CsvReport_ReasonThatIsAFormula_IsMasked()
    {
        using var stream = new MemoryStream();

        await CsvReport.WriteAsync(stream, [new CsvRejection(2, "=1+1")], Cancel);

        Assert.Contains("'=1+1", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void LibraryView_SourceWithAColon_IsKeptByItsAddress()
    {
        var view = new LibraryView { Source = new TrackFieldSource(TrackField.Bpm, "music:server") };

        Assert.Equal(view.Source, LibraryView.Parse(view.ToAddress()[1..]).Source);
    }

    [Fact]
    public void LibraryView_OfAnImport_IsItsAddressAndItsQuery()
    {
        var start = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
        var view = new LibraryView { Kind = ViewKind.Table, AddedFrom = start.AddTicks(9), AddedUntil = start.AddMinutes(1), ChangedFrom = start };

        LibraryView read = LibraryView.Parse(view.ToAddress()[1..]);

        Assert.Equal(view, read);
        TrackQuery query = read.ToTrackQuery();
        Assert.Equal((start.AddTicks(9), start.AddMinutes(1), start), (query.AddedSince, query.AddedBefore, query.ChangedSince));
        Assert.True(read.IsFiltered);
        Assert.StartsWith("Changed since ", Assert.Single(read.GetChips(new PresentationTexts())).Text, StringComparison.Ordinal);
    }

    private static string[] Copies() => Directory.GetFiles(Path.GetTempPath(), "trackstore-import-*");

    private sealed class Fractions : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value) => Last = value;
    }

    private sealed class BrowserFile(byte[] content) : IBrowserFile
    {
        public string Name => "tracks.csv";

        public DateTimeOffset LastModified => default;

        public long Size { get; init; } = content.Length;

        public string ContentType => "text/csv";

        /// <summary>Gets a value indicating whether the browser is gone when it is asked for the content.</summary>
        public bool Fails { get; init; }

        /// <summary>Gets the most bytes that the reader wanted, or null when it read nothing.</summary>
        public long? Cap { get; private set; }

        public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default)
        {
            Cap = maxAllowedSize;
            return Fails ? throw new IOException("The browser is gone.") : new MemoryStream(content);
        }
    }
}
