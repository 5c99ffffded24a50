namespace TrackStore.Tests.Storage.Copying;

/// <summary>Calls a function for each report, before the copy goes on.</summary>
internal sealed class DirectReports(Action<LibraryCopyProgress> report) : IProgress<LibraryCopyProgress>
{
    public void Report(LibraryCopyProgress value) => report(value);
}
