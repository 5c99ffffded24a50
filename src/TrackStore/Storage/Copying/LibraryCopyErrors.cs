namespace TrackStore.Storage.Copying;

/// <summary>Says why a copy ends, and what to do.</summary>
internal static class LibraryCopyErrors
{
    private const string StartAgain = "Empty the target, or create another database, and copy again.";

    public static LibraryCopyException TargetNotEmpty() => new(
        LibraryCopyFault.TargetNotEmpty, "The target already has a library in it. Copy to an empty database.");

    public static LibraryCopyException TargetChanged() => new(
        LibraryCopyFault.TargetChanged,
        $"Another application wrote to the target while the copy was incomplete. Close it. {StartAgain}");

    public static LibraryCopyException SourceChanged() => new(
        LibraryCopyFault.SourceChanged,
        $"The source was changed after the copy began. Close the applications that write to it. {StartAgain}");

    public static LibraryCopyException SourceIncomplete() => new(
        LibraryCopyFault.SourceIncomplete, "The source is itself an incomplete copy. Complete that copy first.");

    public static LibraryCopyException SchemaDiffers() => new(
        LibraryCopyFault.SchemaDiffers, $"The copy was begun by another version, whose tables differ. {StartAgain}");

    public static LibraryCopyException RowsDiffer(LibraryComparison comparison)
    {
        string tables = string.Join(", ", comparison.Tables.Where(table => !table.IsEqual).Select(table => table.Table));
        return new LibraryCopyException(
            LibraryCopyFault.RowsDiffer,
            $"The copy differs from the source in {tables}: something wrote to one of them meanwhile. Close it. {StartAgain}",
            comparison);
    }
}
