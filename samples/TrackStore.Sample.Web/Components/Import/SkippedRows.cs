using TrackStore.Sample.Csv;

namespace TrackStore.Sample.Web.Components.Import;

/// <summary>Answers with the rows that the latest import has skipped, as a file.</summary>
internal static class SkippedRows
{
    /// <summary>The address of the file.</summary>
    public const string Address = "/import/skipped.csv";

    /// <summary>Sends the file, or answers that there is none.</summary>
    public static async Task SendAsync(HttpContext context, ImportJobs jobs)
    {
        if (jobs.Latest is not { Rejections.Count: > 0 } job)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"skipped-rows.csv\"";
        context.Response.Headers.CacheControl = "no-store";
        await CsvReport.WriteAsync(
            context.Response.Body, job.Rejections.Select(row => new CsvRejection(row.Line, row.Reason)), context.RequestAborted);
    }
}
