import SalesFunnelCLI

SalesFunnelTool.main()
