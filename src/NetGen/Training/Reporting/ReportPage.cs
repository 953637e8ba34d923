using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>The page: its sections one below the other, without scripts, and with nothing that would have to be fetched.</summary>
internal static class ReportPage
{
    public static string Of(ReportFacts facts) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{Text(facts.Title)}</title>
        <link rel="icon" href="data:,"/>
        <style>
        {PageStyle.Css}
        </style>
        </head>
        <body>
        <main>
        {SummarySection.Of(facts)}
        {CurvesSection.Of(facts)}
        {ClassesSection.Of(facts)}
        {MisreadSection.Of(facts)}
        {FlowSection.Of(facts)}
        {ActivationsSection.Of(facts)}
        {GradientsSection.Of(facts)}
        {LayersSection.Of(facts)}
        {EpochsSection.Of(facts)}
        </main>
        </body>
        </html>

        """.ReplaceLineEndings("\n");
}
